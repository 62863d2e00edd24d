import ChargingLog
import YAMLRecord

/// Reads bytes as a record of every kind; what was read says the same when written anew.
func fuzzReader(_ bytes: [UInt8]) throws(FuzzFailure) {
  let reading = Record.read(bytes, file: "sessions/a.yaml")
  try reading.requireSound(for: bytes)
  let events = Record.readEvents(bytes, file: "sessions/a.yaml")
  try require(
    events.record == reading.record,
    "the plain reader reads something else than libyaml"
  )
  try require(
    events.diagnostics == reading.diagnostics,
    "the plain reader passes over a problem"
  )
  for path in paths {
    let file = RecordFile.read(bytes, path: path)
    try require(
      file.content != nil || !file.diagnostics.isEmpty,
      "\(path): left out without a reason"
    )
  }
  guard let record = reading.record, !record.isPartial else { return }
  if case .mapping(let pairs) = record.root.content, !pairs.isEmpty { try requireSameAnew(pairs) }
}

private let paths = [
  "sessions/2026/11/a.yaml", "settings.yaml", "cars/a.yaml", "locations/a.yaml",
  "tariffs/a.yaml", "tariffs/a/2026-11.yaml", "conflicts/a--cost.yaml",
]

/// Reads, writes, reads: nothing is lost.
///
/// Keys that grow past libyaml's limit are passed over.
private func requireSameAnew(_ pairs: [Content.Pair]) throws(FuzzFailure) {
  guard Content.mapping(pairs).longestKey < 200 else { return }
  let written = Record.compose(pairs, heading: ["# written anew"])
  guard written.count < 1 << 20 else { return }
  let again = Record.read(written, file: "again.yaml")
  try require(again.diagnostics.isEmpty, "written anew, it is refused: \(again.diagnostics)")
  try require(
    again.record?.root.content.isEquivalent(to: .mapping(pairs)) == true,
    "written anew, it says something else"
  )
}

extension Content {
  fileprivate var longestKey: Int {
    switch self {
    case .text: 0
    case .list(let items): items.map(\.longestKey).max() ?? 0
    case .mapping(let pairs):
      pairs.map { max($0.key.utf8.count, $0.value.longestKey) }.max() ?? 0
    }
  }
}
