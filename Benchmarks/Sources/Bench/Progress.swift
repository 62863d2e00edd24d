import Glibc

/// A line on a terminal that says what is being measured.
enum Progress {
  static func show(_ text: String) { write("\r\u{1B}[K\(text)") }

  static func clear() { write("\r\u{1B}[K") }

  private static func write(_ text: String) {
    guard isatty(STDERR_FILENO) == 1 else { return }
    let bytes = Array(text.utf8)
    _ = unsafe Glibc.write(STDERR_FILENO, bytes, bytes.count)
  }
}
