/// Lets the options that every command has stand before the command as well, as in
/// `plugtrack -C ~/charging list`.
enum LeadingOptions {
  private static let names = ["-C", "--data", "--color"]

  /// The arguments with leading options moved behind the command.
  static func moved(_ arguments: [String]) -> [String] {
    var rest = arguments[...]
    var leading: [String] = []
    while let first = rest.first {
      if names.contains(first), rest.count > 1 {
        leading += rest.prefix(2)
        rest = rest.dropFirst(2)
      } else if names.contains(where: { $0.hasPrefix("--") && first.hasPrefix($0 + "=") }) {
        leading.append(first)
        rest = rest.dropFirst()
      } else {
        break
      }
    }
    guard !leading.isEmpty, let command = rest.first, !command.hasPrefix("-") else {
      return arguments
    }
    // Behind a group such as `car`, its own command comes first.
    let isGroup = ["car", "location", "tariff", "settings"].contains(command)
    let words = rest.prefix(isGroup && rest.dropFirst().first?.hasPrefix("-") == false ? 2 : 1)
    return words + leading + rest.dropFirst(words.count)
  }
}
