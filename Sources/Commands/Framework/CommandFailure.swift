import YAMLRecord

/// Why a command did not do what it was asked, told to the person who asked.
struct CommandFailure: Error, CustomStringConvertible {
  var status: ExitStatus
  /// What is wrong, in lower case.
  var message: String
  /// What to do.
  var fix: String?
  /// Problems in files, shown before the message.
  var diagnostics: [Diagnostic] = []

  var description: String { message }

  init(_ status: ExitStatus, _ message: String, fix: String? = nil, diagnostics: [Diagnostic] = [])
  {
    self.status = status
    self.message = message
    self.fix = fix
    self.diagnostics = diagnostics
  }
}
