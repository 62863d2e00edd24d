/// How many terminal cells text takes.
package enum DisplayWidth {
  /// Cells taken by a text without control characters.
  ///
  /// East Asian wide and full-width characters and emoji take two; combining marks and joiners
  /// none. Characters of ambiguous width count one, as most terminals draw them.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  package static func of(_ text: some StringProtocol) -> Int {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
    return text.reduce(0) { $0 + of($1) }
  }

  /// Cells taken by one character, which may be a base with marks or a joined emoji.
  package static func of(_ character: Character) -> Int {
    let scalars = character.unicodeScalars
    if scalars.contains(where: \.properties.isEmojiPresentation) { return 2 }
    if scalars.contains("\u{FE0F}"), scalars.first?.properties.isEmoji == true { return 2 }
    return scalars.reduce(0) { $0 + of($1) }
  }

  /// The text cut to a number of cells, with `…` for what was cut.
  ///
  /// A text that fits comes back as it is; no wide character is split, so the result may be one
  /// cell short.
  package static func shorten(_ text: String, to width: Int) -> String {
    guard of(text) > width else { return text }
    guard width > 0 else { return "" }
    var kept = ""
    var used = 0
    for character in text {
      let cells = of(character)
      if used + cells > width - 1 { break }
      kept.append(character)
      used += cells
    }
    while kept.last?.isWhitespace == true { kept.removeLast() }
    return kept + "…"
  }

  private static func of(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return scalar.isUnsafeOnTerminal ? 0 : 1 }
    if isZeroWidth(scalar) { return 0 }
    return wideRanges.contains { $0.contains(scalar.value) } ? 2 : 1
  }

  private static func isZeroWidth(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1160...0x11FF, 0xD7B0...0xD7FF: true  // vowels and finals that join a Hangul initial
    case 0x600...0x605: false  // Arabic number signs are format characters, yet drawn
    default:
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator:
        true
      default: false
      }
    }
  }

  /// Wide and full-width ranges of Unicode's EastAsianWidth.txt that are not emoji.
  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x3247, 0x3250...0xA4C6,
    0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6B,
    0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F265,
    0x1F300...0x1F320, 0x20000...0x2FFFD, 0x30000...0x3FFFD,
  ]
}
