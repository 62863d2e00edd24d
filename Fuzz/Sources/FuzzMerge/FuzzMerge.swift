import ChargingLog
import FuzzSupport
import YAMLRecord

/// Merges three files that stand in one input, each behind a form feed, which no file may hold: what
/// both sides began with (nothing: there was no such file), and the two sides.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzMerge(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let input = unsafe fuzzedBytes(start, count)
  let files = input.split(separator: 0x0C, omittingEmptySubsequences: false).map(Array.init)
  guard files.count == 3 else { return 0 }
  let base = files[0].isEmpty ? nil : files[0]
  let path = input.count % 2 == 0 ? "tariffs/any.yaml" : "sessions/any.yaml"
  let (one, two) = (side(files[1], "a", 1), side(files[2], "b", 2))
  let (primary, secondary) = one.isPrimary(beside: two) ? (one, two) : (two, one)
  let merge = mergedRecord(path: path, base: base, primary: primary, secondary: secondary)
  let check = MergeCheck(base: base, sides: [files[1], files[2]], merge: merge)
  check.requireReadable()
  check.requireEveryValue()
  check.requireRest(path: path, primary: primary)
  return 0
}

private func side(_ bytes: [UInt8], _ commit: String, _ time: Int64) -> MergeSide {
  MergeSide(bytes: bytes, commit: commit, machine: nil, secondsSince1970: time)
}
