import ChargingLog
import DataDirectory
import YAMLRecord

/// Records as they stand in their files, secrets hidden.
enum RecordText {
  /// The text of a file.
  static func of(_ path: String, _ context: PageContext) -> String {
    guard let bytes = (try? context.directory.bytes(of: path)) ?? nil else {
      return "# the file cannot be read now"
    }
    return String(decoding: SecretMask.hide(bytes, path: path), as: UTF8.self)
  }

  /// The values of a record, each with the unit of its key; ids are links.
  static func values<R: SchemaRecord>(
    of schema: Schema<R>,
    _ record: R,
    _ context: PageContext
  ) -> [(name: String, value: HTML)] {
    SecretMask.hide(schema.values(of: record), keys: schema.keys).map { pair in
      let key = schema[pair.key]
      return (pair.key, value(pair.value, key?.type, context))
    }
  }

  private static func value(_ value: Value, _ type: ValueType?, _ context: PageContext) -> HTML {
    switch (value, type) {
    case (.text(let text), .id(.car)):
      return link("cars", text, context.index.cars[text]?.title)
    case (.text(let text), .id(.tariff)):
      return link("tariffs", text, context.index.tariffs[text]?.title)
    case (.text(let text), .id(.location)):
      return link("locations", text, context.index.locations[text]?.title)
    case (.text(let text), .place):
      guard let location = context.index.location(named: text) else { return HTML(text) }
      return link("locations", location.id, location.title)
    case (.mapping(let pairs), .mapping(let keys)):
      return tag("dl", .class("pairs inner")) {
        pairs.map { pair in
          let type = keys.first { $0.key == pair.key }?.type
          return HTML([
            tag("dt", text: pair.key), tag("dd") { self.value(pair.value, type, context) },
          ])
        }
      }
    case (.list(let items), .list(.mapping(let keys))):
      return tag("ul", .class("plain")) {
        items.map { item in
          tag("li") { line(item, keys) ?? self.value(item, .mapping(keys), context) }
        }
      }
    case (.list(let items), _):
      return HTML(items.map { Parts.badge($0.text) })
    case (.text(let text), _):
      return tag("span", .class("text"), text: text)
    default:
      return HTML(value.text + (type?.unit.map { "\u{A0}" + $0 } ?? ""))
    }
  }

  /// A mapping of single values on one line; `nil` of any other.
  private static func line(_ value: Value, _ keys: [SchemaKey]) -> HTML? {
    guard case .mapping(let pairs) = value,
      pairs.allSatisfy({ pair in
        switch pair.value {
        case .mapping, .list: false
        default: true
        }
      })
    else { return nil }
    return tag("span", .class("values-line")) {
      pairs.map { pair in
        let unit = keys.first { $0.key == pair.key }?.type.unit.map { "\u{A0}" + $0 } ?? ""
        return tag("span", .class("pair")) {
          tag("span", .class("quiet"), text: pair.key)
          " " + pair.value.text + unit
        }
      }
    }
  }

  private static func link(_ folder: String, _ id: String, _ title: String?) -> HTML {
    guard let title else { return HTML(id) }
    return tag("a", .href(Link([folder, id])), text: title)
  }
}
