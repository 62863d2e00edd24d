import Glibc

/// What the system says of an error.
enum SystemError {
  /// The text of an error number.
  static func text(_ number: Int32) -> String {
    guard let text = unsafe strerror(number) else { return "error \(number)" }
    return unsafe String(cString: text)
  }
}
