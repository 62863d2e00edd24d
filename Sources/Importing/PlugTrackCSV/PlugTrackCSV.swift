package import ChargingLog

/// The program's own CSV: a column for each value of a session, so that what goes out comes back.
///
/// The columns are `id`, `path` and each key of the schema, dotted below a mapping. A cell has the
/// text of the value; tags are a row of their own with `;` between them. Comments and keys of the
/// user's own, `x-…`, have no column.
package enum PlugTrackCSV {
  /// The name that `--rules` and `source` know it by.
  package static let name = "plugtrack"

  /// The keys with their types, in the order of the schema.
  package static let keys: [(key: String, type: ValueType)] = Session.schema.keys.flatMap { field in
    guard case .mapping(let inner) = field.type else { return [(field.key, field.type)] }
    return inner.map { ("\(field.key).\($0.key)", $0.type) }
  }

  /// The header.
  package static let header = ["id", "path"] + keys.map(\.key)

  /// The cells of a session.
  package static func row(of session: Session) -> [String] {
    var cells: [String: String] = [:]
    for pair in Session.schema.values(of: session) {
      switch pair.value {
      case .mapping(let inner):
        for item in inner { cells["\(pair.key).\(item.key)"] = item.value.text }
      case .list(let items): cells[pair.key] = joined(items.map(\.text))
      default: cells[pair.key] = pair.value.text
      }
    }
    return [session.id, session.path] + keys.map { cells[$0.key] ?? "" }
  }

  /// Whether a header is that of such a file: only its columns, and the ones that every session has.
  ///
  /// A table that somebody keeps by hand has no paths; its sessions get the names that a new one gets.
  package static func recognises(_ header: [String]) -> Bool {
    let known = Set(Self.header)
    return header.allSatisfy(known.contains)
      && Set(header).isSuperset(of: ["car", "start"])
      && Set(header).count == header.count
  }

  private static let tagDialect = CSVDialect(delimiter: UInt8(ascii: ";"))

  static func joined(_ tags: [String]) -> String {
    var writer = CSVWriter(dialect: tagDialect, lineEnd: "")
    writer.append(tags)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  static func tags(_ cell: String) -> [String] {
    var reader = CSVReader(
      CSVSource(bytes: Array(cell.utf8)),
      dialect: tagDialect,
      hasHeader: false
    )
    return reader.next()?.fields ?? []
  }
}
