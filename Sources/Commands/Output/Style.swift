import TerminalText

/// Colours by meaning: text is painted as an error or a heading, not as red or bold.
struct Style: Equatable, Sendable {
  /// What a piece of text is.
  enum Role: CaseIterable, Sendable {
    case heading, dim, error, warning, hint, good, key, value, added, removed
  }

  /// Leaves text without any escape sequence.
  static let plain = Style(isOn: false)

  /// Whether text is coloured at all.
  let isOn: Bool

  init(isOn: Bool) {
    self.isOn = isOn
  }

  /// The style for what is written to a file descriptor.
  init(
    _ choice: ColorChoice,
    descriptor: Int32,
    environment: (String) -> String? = Terminal.environment
  ) {
    isOn = choice.allowsColor(
      isTerminal: Terminal.isTerminal(descriptor),
      environment: environment
    )
  }

  /// Text in the colour of its role, with control characters other than line feed and tab spelt
  /// out.
  ///
  /// Painted text cannot be painted again: its own escape sequences would be spelt out.
  func paint(_ text: some StringProtocol, as role: Role) -> String {
    let visible = text.escapingControlsButLayout
    guard isOn, !visible.isEmpty, let code = role.code else { return visible }
    return "\u{1B}[\(code)m\(visible)\u{1B}[0m"
  }
}

extension Style.Role {
  /// The parameters of the SGR sequence of ECMA-48, from the eight colours every terminal themes.
  fileprivate var code: String? {
    switch self {
    case .heading: "1"
    case .dim: "2"
    case .error: "1;31"
    case .warning: "33"
    case .hint: "36"
    case .good: "32"
    case .key: "36"
    case .value: nil
    case .added: "32"
    case .removed: "31"
    }
  }
}
