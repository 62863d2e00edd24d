/// An element of SVG: its attributes and what it holds, escaped where they are written.
struct SVGElement {
  private let name: String
  private var attributes: [(name: String, value: String)] = []
  private var children: [Child] = []

  private enum Child {
    case element(SVGElement)
    case text(String)
    /// A style sheet of this module.
    case style(String)
  }

  init(_ name: String, class className: String? = nil) {
    self.name = name
    if let className { attributes.append(("class", className)) }
  }

  /// With an attribute more.
  func with(_ attribute: String, _ value: String) -> SVGElement {
    var result = self
    result.attributes.append((attribute, value))
    return result
  }

  /// With a coordinate or a length more.
  func with(_ attribute: String, _ value: Double) -> SVGElement {
    with(attribute, NumberText.coordinate(value))
  }

  /// With text in it.
  func containing(_ text: String) -> SVGElement {
    var result = self
    result.children.append(.text(text))
    return result
  }

  mutating func add(_ element: SVGElement) { children.append(.element(element)) }

  mutating func add(style: String) { children.append(.style(style)) }

  /// The element as text.
  var text: String {
    var text = ""
    write(to: &text)
    return text
  }

  private func write(to text: inout String) {
    text += "<\(name)"
    for (name, value) in attributes { text += " \(name)=\"\(Self.escaped(value))\"" }
    guard !children.isEmpty else {
      text += "/>"
      return
    }
    text += ">"
    for child in children {
      switch child {
      case .element(let element): element.write(to: &text)
      case .text(let content): text += Self.escaped(content)
      case .style(let rules): text += rules
      }
    }
    text += "</\(name)>"
    if name == "g" || name == "rect" { text += "\n" }
  }

  /// Text with the characters of markup escaped, and those that XML 1.0 does not allow, or that
  /// turn the direction of writing, replaced.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\n", "\t": result += " "
      default:
        result.unicodeScalars.append(isUnsafe(scalar) ? "\u{FFFD}" : scalar)
      }
    }
    return result
  }

  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0xFFFE...0xFFFF: true
    case 0x61C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
