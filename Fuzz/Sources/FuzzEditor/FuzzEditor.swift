import FuzzSupport
import YAMLRecord

/// Makes edits to a file: each is refused, or does exactly what it says and nothing beside it.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzEditor(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let program = EditProgram(unsafe fuzzedBytes(start, count))
  guard var record = Record.read(program.file, file: "a.yaml").record, !record.isPartial else {
    return 0
  }
  for index in 0..<program.count {
    let edit = program.edit(at: index, of: record)
    guard let edited = try? record.applying([edit]) else { continue }
    let check = EditCheck(edit: edit, before: record, after: edited)
    check.requireReadable()
    check.requireMeaning()
    check.requireOtherBytesKept()
    record = edited
  }
  return 0
}
