/// When to colour output, as given to `--color`.
enum ColorChoice: String, CaseIterable, Sendable {
  case auto
  case always
  case never

  /// Whether output should be coloured.
  ///
  /// `auto` colours a terminal, unless `NO_COLOR` is set and not empty (no-color.org) or `TERM` is
  /// `dumb`. A choice made outright wins over the environment.
  func allowsColor(isTerminal: Bool, environment: (String) -> String?) -> Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto:
      isTerminal && (environment("NO_COLOR") ?? "").isEmpty && environment("TERM") != "dumb"
    }
  }
}
