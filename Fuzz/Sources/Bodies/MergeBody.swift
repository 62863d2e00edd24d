import ChargingLog

/// Merges three files that stand in one input, each behind a form feed, which no file may hold: what
/// both sides began with (nothing: there was no such file), and the two sides.
func fuzzMerge(_ input: [UInt8]) throws(FuzzFailure) {
  let files = input.split(separator: 0x0C, omittingEmptySubsequences: false).map(Array.init)
  guard files.count == 3 else { return }
  let base = files[0].isEmpty ? nil : files[0]
  let path = input.count % 2 == 0 ? "tariffs/any.yaml" : "sessions/any.yaml"
  let (one, two) = (side(files[1], "a", 1), side(files[2], "b", 2))
  let (primary, secondary) = one.isPrimary(beside: two) ? (one, two) : (two, one)
  let merge = mergedRecord(path: path, base: base, primary: primary, secondary: secondary)
  let check = MergeCheck(base: base, sides: [files[1], files[2]], merge: merge)
  try check.requireReadable()
  try check.requireEveryValue()
  try check.requireRest(path: path, primary: primary)
}

private func side(_ bytes: [UInt8], _ commit: String, _ time: Int64) -> MergeSide {
  MergeSide(bytes: bytes, commit: commit, machine: nil, secondsSince1970: time)
}
