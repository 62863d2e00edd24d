package import ChargingLog

extension DataDirectory {
  /// The folder of the JSON Schemas that editors read.
  package static var schemaFolder: String { ".schema" }

  /// The comment at the top of a new file that tells editors its schema; none where `init` has not
  /// put one.
  package func schemaHint(for path: String, kind: RecordKind) -> [String] {
    let schema = "\(Self.schemaFolder)/\(kind.rawValue).json"
    guard exists(schema) else { return [] }
    let up = String(repeating: "../", count: path.split(separator: "/").count - 1)
    return ["# yaml-language-server: $schema=\(up)\(schema)"]
  }
}
