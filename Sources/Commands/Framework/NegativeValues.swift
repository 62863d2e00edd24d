/// Lets a negative number be the value of an option, as in `--temperature -5`.
///
/// The parser of arguments takes whatever begins with `-` for an option; none of the program's
/// begins with a digit.
enum NegativeValues {
  /// The arguments, with each negative number joined to the option before it: `--temperature=-5`.
  static func joined(_ arguments: [String]) -> [String] {
    let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
    var result: [String] = []
    for argument in arguments[..<end] {
      if isNegative(argument), let option = result.last, option.hasPrefix("--"),
        !option.contains("=")
      {
        result[result.count - 1] = option + "=" + argument
      } else {
        result.append(argument)
      }
    }
    return result + arguments[end...]
  }

  private static func isNegative(_ argument: String) -> Bool {
    guard argument.hasPrefix("-") else { return false }
    let digits = argument.dropFirst().drop { $0 == "." || $0 == "," }
    return digits.first.map { $0.isASCII && $0.isNumber } ?? false
  }
}
