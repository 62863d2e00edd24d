/// One thing that stands in the way of a sync, with what to do about it.
///
/// The same value comes from looking at the repository, from the remote, and from the doctor.
package struct SyncProblem: Error, Sendable, Hashable {
  /// How much a problem matters.
  package enum Severity: String, Sendable, Hashable {
    /// Nothing is synced before it is solved.
    case error
    /// Syncing goes on.
    case warning
    /// Nothing is wrong, but somebody may want to know.
    case hint
  }

  package var code: Code
  package var severity: Severity
  /// The file, reference or host that it is about.
  package var place: String
  /// What happened, in lower case and without a full stop.
  package var message: String
  /// What to do.
  package var fix: String
  /// What the remote or another program said, line by line.
  package var said: [String]

  package init(
    _ code: Code,
    _ place: String,
    _ message: String,
    fix: String,
    severity: Severity = .error,
    said: [String] = []
  ) {
    self.code = code
    self.severity = severity
    self.place = place
    self.message = message
    self.fix = fix
    self.said = said
  }
}
