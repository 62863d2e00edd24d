/// Makes text safe inside elements and quoted attributes.
enum Escaping {
  /// Appends text with everything spelt out that a browser would read as markup.
  ///
  /// Control characters that HTML forbids, and the marks that turn the direction of writing and so
  /// could make a line read otherwise than it is, become the replacement character.
  static func append(_ text: String, to markup: inout String) {
    if text.utf8.allSatisfy(isPlain) {
      markup += text
      return
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": markup += "&amp;"
      case "<": markup += "&lt;"
      case ">": markup += "&gt;"
      case "\"": markup += "&quot;"
      case "'": markup += "&#39;"
      case _ where isForbidden(scalar): markup += "\u{FFFD}"
      default: markup.unicodeScalars.append(scalar)
      }
    }
  }

  /// Whether a byte stands for itself, wherever it stands.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x22, 0x26, 0x27, 0x3C, 0x3E: false
    case 0x0A, 0x20..<0x7F: true
    default: false
    }
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case 0..<0x20, 0x7F..<0xA0: true
    case 0x61C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
