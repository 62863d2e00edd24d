import YAMLRecord

/// Makes edits to a file: each is refused, or does exactly what it says and nothing beside it.
func fuzzEditor(_ bytes: [UInt8]) throws(FuzzFailure) {
  let program = EditProgram(bytes)
  guard var record = Record.read(program.file, file: "a.yaml").record, !record.isPartial else {
    return
  }
  for index in 0..<program.count {
    let edit = program.edit(at: index, of: record)
    guard let edited = try? record.applying([edit]) else { continue }
    let check = EditCheck(edit: edit, before: record, after: edited)
    try check.requireReadable()
    try check.requireMeaning()
    try check.requireOtherBytesKept()
    record = edited
  }
}
