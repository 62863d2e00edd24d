import Glibc

/// What the process is connected to.
enum Terminal {
  /// A variable of the process's environment.
  @Sendable static func environment(_ name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }

  /// Whether a file descriptor is a terminal.
  static func isTerminal(_ descriptor: Int32) -> Bool {
    isatty(descriptor) == 1
  }

  /// Whether questions can be asked: answers come from a terminal, and questions reach one.
  static var isInteractive: Bool {
    isTerminal(STDIN_FILENO) && isTerminal(STDERR_FILENO)
  }

  /// The width in cells to fit output into, or `nil` if it goes to a file or pipe.
  ///
  /// `COLUMNS` wins over what the terminal says; 80 if neither says anything.
  static func width(
    of descriptor: Int32,
    environment: (String) -> String? = environment
  ) -> Int? {
    guard isTerminal(descriptor) else { return nil }
    if let columns = environment("COLUMNS").flatMap(Int.init), columns > 0 { return columns }
    return size(of: descriptor)?.columns ?? 80
  }

  /// Columns and rows as the terminal driver has them, or `nil` if it does not know.
  static func size(of descriptor: Int32) -> (columns: Int, rows: Int)? {
    var size = winsize()
    guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return (Int(size.ws_col), Int(size.ws_row))
  }
}

extension Terminal {
  /// All variables of the process's environment.
  static func allEnvironment() -> [String: String] {
    var result: [String: String] = [:]
    var entry = unsafe environ
    while let text = unsafe entry.pointee {
      let parts = unsafe String(cString: text).split(
        separator: "=",
        maxSplits: 1,
        omittingEmptySubsequences: false
      )
      if parts.count == 2 { result[String(parts[0])] = String(parts[1]) }
      unsafe entry += 1
    }
    return result
  }

  /// The first argument of the process that is not UTF-8, with its bad bytes replaced.
  ///
  /// Taken as it is, what was replaced would be written into a record.
  static func unreadableArgument() -> String? {
    for number in 0..<Int(CommandLine.argc) {
      guard let text = unsafe CommandLine.unsafeArgv[number] else { break }
      if unsafe String(validatingCString: text) == nil { return unsafe String(cString: text) }
    }
    return nil
  }

  /// The folder that the process was started in.
  static func workingDirectory() -> String {
    guard let path = unsafe getcwd(nil, 0) else { return "." }
    defer { unsafe free(path) }
    return unsafe String(cString: path)
  }
}

extension Terminal {
  /// Asks for a line that is not shown while it is typed.
  ///
  /// - Throws: `PromptCancelled` at the end of input.
  static func readHidden(_ question: String, _ console: PromptConsole) throws(PromptCancelled)
    -> String
  {
    console.write(question)
    var shown = termios()
    let isTerminal = unsafe tcgetattr(STDIN_FILENO, &shown) == 0
    if isTerminal {
      var hidden = shown
      hidden.c_lflag &= ~tcflag_t(ECHO)
      _ = unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
    }
    defer {
      if isTerminal { _ = unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown) }
      console.write("\n")
    }
    guard let line = console.readLine() else { throw PromptCancelled() }
    return line
  }
}
