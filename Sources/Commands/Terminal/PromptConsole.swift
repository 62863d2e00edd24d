import Glibc

/// The two ends of a conversation: where questions go, and where answers come from.
struct PromptConsole: Sendable {
  /// Shows text as it is.
  let write: @Sendable (String) -> Void

  /// The next line without its line end, or `nil` at the end of input.
  let readLine: @Sendable () -> String?

  init(
    write: @escaping @Sendable (String) -> Void,
    readLine: @escaping @Sendable () -> String?
  ) {
    self.write = write
    self.readLine = readLine
  }

  /// Asks on standard error and reads standard input.
  static let standard: PromptConsole = {
    let sink = ByteSink(descriptor: STDERR_FILENO)
    return PromptConsole(
      write: { try? sink.write($0) },
      readLine: { Swift.readLine(strippingNewline: true) }
    )
  }()
}

/// The person ended the input (Ctrl-D) instead of answering: nothing may be written.
struct PromptCancelled: Error, Equatable, CustomStringConvertible {
  var description: String { "cancelled: nothing was changed" }
}
