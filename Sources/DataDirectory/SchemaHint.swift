package import ChargingLog

extension DataDirectory {
  /// Where the JSON Schemas for editors are kept.
  package static let schemaFolder = ".schema"

  /// The comment lines that tell an editor which schema a file follows; none without such a schema.
  ///
  /// - Parameters:
  ///   - path: The file, relative to the data directory.
  ///   - kind: What it holds.
  package func schemaHint(for path: String, kind: RecordKind) -> [String] {
    guard exists(Self.schemaPath(of: kind)) else { return [] }
    return [Self.schemaComment(for: path, kind: kind)]
  }

  /// The file of a kind's schema, relative to the data directory.
  package static func schemaPath(of kind: RecordKind) -> String {
    "\(schemaFolder)/\(kind.rawValue).json"
  }

  /// The comment that yaml-language-server reads, with a path relative to the file it stands in.
  package static func schemaComment(for path: String, kind: RecordKind) -> String {
    let depth = path.utf8.count { $0 == UInt8(ascii: "/") }
    let way = String(repeating: "../", count: depth)
    return "# yaml-language-server: $schema=\(way)\(schemaPath(of: kind))"
  }
}
