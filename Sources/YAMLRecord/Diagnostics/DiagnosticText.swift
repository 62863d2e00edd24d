extension Diagnostic {
  /// The parts of a rendered diagnostic that a terminal may colour.
  public enum Part: Sendable {
    /// The file and place at the start.
    case place
    /// The word `error`, `warning` or `hint`.
    case severity(Severity)
    /// The carets and the fix behind them.
    case pointer(Severity)
    /// Line numbers and rules.
    case frame
  }

  /// The diagnostic as a person reads it, without a last newline.
  ///
  ///     sessions/2026/11/2026-11-23T0730-ioniq5.yaml:7:13: error: energy_kwh is not a number [number]
  ///       7 | energy_kwh: 41,2
  ///         |             ^^^^ write 41.2: the decimal mark is a dot
  ///
  /// - Parameter paint: Colours a part; the default leaves the text as it is.
  public func text(paint: (Part, String) -> String = { _, text in text }) -> String {
    var lines: [String] = []
    let heading = [
      paint(.place, Self.location(visible(file), place) + ":"),
      paint(.severity(severity), severity.rawValue + ":"),
      visible(message), "[\(code)]",
    ]
    lines.append(heading.joined(separator: " "))
    if let place, let excerpt {
      let window = ExcerptWindow(excerpt: excerpt, column: place.column, length: place.length)
      let number = String(place.line)
      let gutter = String(repeating: " ", count: number.count)
      lines.append("  " + paint(.frame, "\(number) |") + " " + window.text)
      let pointer = window.carets + (fix.map { " " + visible($0) } ?? "")
      lines.append(
        "  " + paint(.frame, "\(gutter) |") + " " + window.padding
          + paint(.pointer(severity), pointer)
      )
    } else if let fix {
      lines.append("  " + paint(.pointer(severity), visible(fix)))
    }
    for note in notes {
      lines.append(
        "  " + paint(.place, Self.location(visible(note.file), note.place) + ":") + " "
          + visible(note.message)
      )
    }
    return lines.joined(separator: "\n")
  }

  private static func location(_ file: String, _ place: Place?) -> String {
    guard let place else { return file }
    return "\(file):\(place.line):\(place.column)"
  }
}

/// The stretch of a line that is shown: lines longer than a screen are cut around the place.
private struct ExcerptWindow {
  var text: String
  var padding: String
  var carets: String

  init(excerpt: String, column: Int, length: Int) {
    let scalars = Array(excerpt.unicodeScalars)
    let start = min(max(0, column - 1), scalars.count)
    let lower = start > 100 ? start - 40 : 0
    let upper = min(scalars.count, lower + 140)
    let prefix = scalars[lower..<start]
    let shown = scalars[lower..<upper]
    text = (lower > 0 ? "…" : "") + visible(String(String.UnicodeScalarView(shown)))
    if upper < scalars.count { text += "…" }
    padding = (lower > 0 ? " " : "") + prefix.map(Self.blank).joined()
    carets = String(repeating: "^", count: max(1, min(length, max(1, upper - start))))
  }

  /// As many columns of blank as the character takes on a screen, tabs as they are.
  private static func blank(_ scalar: Unicode.Scalar) -> String {
    if scalar == "\t" { return "\t" }
    return String(repeating: " ", count: visible(String(scalar)).count)
  }
}

/// Text with control characters written out, so that a file cannot steer the reader's terminal.
func visible(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: isUnprintable) else { return text }
  var result = ""
  for scalar in text.unicodeScalars {
    if isUnprintable(scalar) {
      result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    } else {
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}

private func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x09: false
  case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
  default: false
  }
}
