import ChargingLog
import DataDirectory
import YAMLRecord

/// Refuses assignments that name a record which is not there.
struct ReferenceGuard {
  let index: ChargingIndex
  let directory: DataDirectory

  /// - Throws: ``CommandFailure`` with the nearest id.
  func check(_ assignments: [String], keys: [SchemaKey]) throws(CommandFailure) {
    for text in assignments {
      guard let equals = text.firstIndex(of: "="),
        let path = FieldPath(parsing: String(text[..<equals])),
        case .id(let kind) = keys.key(at: path)?.type
      else { continue }
      try check(String(text[text.index(after: equals)...]), kind)
    }
  }

  private func check(_ id: String, _ kind: RecordKind) throws(CommandFailure) {
    guard RecordID.isValid(id), !directory.exists("\(kind.folder)/\(id).yaml") else { return }
    let known = ids(of: kind)
    let nearest = Spelling.nearest(to: id, among: known)
    throw CommandFailure(
      .usage,
      "there is no \(kind.rawValue) \(id)",
      fix: nearest.map { "did you mean \($0)?" }
        ?? (known.isEmpty
          ? "add it with: plugtrack \(kind.rawValue) add \(id)"
          : "there is \(known.joined(separator: ", "))")
    )
  }

  private func ids(of kind: RecordKind) -> [String] {
    switch kind {
    case .car: index.cars.keys.sorted()
    case .location: index.locations.keys.sorted()
    case .tariff: index.tariffs.keys.sorted()
    default: []
    }
  }
}
