/// An attribute of an element; its name is the program's own, its value may be any text.
package struct Attribute: Sendable {
  private let name: StaticString
  /// `nil` for one that stands alone, such as `checked`.
  private let value: String?

  init(_ name: StaticString, _ value: String?) {
    self.name = name
    self.value = value
  }

  func append(to markup: inout String) {
    guard let value else {
      if name.utf8CodeUnitCount > 0 { markup += " \(name)" }
      return
    }
    markup += " \(name)=\""
    Escaping.append(value, to: &markup)
    markup += "\""
  }

  /// An attribute that is left away.
  static let none = Attribute("", nil)

  static func `class`(_ names: String) -> Attribute { Attribute("class", names) }
  static func id(_ id: String) -> Attribute { Attribute("id", id) }
  static func href(_ link: Link) -> Attribute { Attribute("href", link.text) }
  static func action(_ link: Link) -> Attribute { Attribute("action", link.text) }
  static func name(_ name: String) -> Attribute { Attribute("name", name) }
  static func value(_ text: String) -> Attribute { Attribute("value", text) }
  static func type(_ type: StaticString) -> Attribute { Attribute("type", "\(type)") }
  static func title(_ text: String) -> Attribute { Attribute("title", text) }
  static func label(_ text: String) -> Attribute { Attribute("aria-label", text) }
  /// Any attribute that no browser runs or loads.
  static func other(_ name: StaticString, _ value: String) -> Attribute { Attribute(name, value) }
  /// One that stands alone, where a condition holds.
  static func flag(_ name: StaticString, _ holds: Bool = true) -> Attribute {
    holds ? Attribute(name, nil) : .none
  }
  /// One that is there only where it has a value.
  static func optional(_ name: StaticString, _ value: String?) -> Attribute {
    value.map { Attribute(name, $0) } ?? .none
  }
}
