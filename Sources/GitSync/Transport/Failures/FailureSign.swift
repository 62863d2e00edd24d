/// Words by which a failure is known, and what they mean.
///
/// `HOST` in a message or a remedy is where the remote is, `BRANCH` the branch that was pushed.
struct FailureSign {
  /// Any of these, in whatever case.
  var words: [String]
  var code: SyncProblem.Code
  var message: String
  var fix: String

  init(_ words: [String], _ code: SyncProblem.Code, _ message: String, fix: String) {
    self.words = words
    self.code = code
    self.message = message
    self.fix = fix
  }

  func isIn(_ lowercasedText: String) -> Bool {
    words.contains { lowercasedText.contains($0) }
  }

  func problem(host: String, branch: String = "", said: [String]) -> SyncProblem {
    func filled(_ text: String) -> String {
      text.replacing("HOST", with: host).replacing("BRANCH", with: branch)
    }
    return SyncProblem(code, host, filled(message), fix: filled(fix), said: said)
  }
}
