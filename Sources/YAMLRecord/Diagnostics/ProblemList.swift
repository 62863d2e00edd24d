/// The problems of one file: as many as a person reads at once, and how many there are beyond.
///
/// To place a problem takes a walk through the file. Those beyond the limit are counted and nothing
/// else, so that a file of a megabyte with a mistake on every line is told of as fast as any other.
package struct ProblemList: Sendable {
  package static let limit = 100

  private var kept: [Diagnostic] = []
  /// The first of those beyond the limit.
  private var next: Diagnostic?
  private var countBeyond = 0

  package init(_ diagnostics: [Diagnostic] = []) {
    for diagnostic in diagnostics { append(diagnostic) }
  }

  package var isEmpty: Bool { kept.isEmpty }

  /// Whether what is appended now is only counted.
  package var isFull: Bool { kept.count >= Self.limit }

  package mutating func append(_ diagnostic: @autoclosure () -> Diagnostic) {
    guard isFull else { return kept.append(diagnostic()) }
    if next == nil { next = diagnostic() }
    countBeyond += 1
  }

  /// Adds what another reading of the same file found that is not known yet.
  mutating func merge(_ other: ProblemList) {
    for diagnostic in other.kept where !kept.contains(diagnostic) { append(diagnostic) }
    next = next ?? other.next
    countBeyond = max(countBeyond, other.countBeyond)
  }

  /// All of them in the order of the file; the last one says how many are left out.
  package var diagnostics: [Diagnostic] {
    kept.isEmpty ? [] : kept.sorted() + [rest].compactMap { $0 }
  }

  private var rest: Diagnostic? {
    guard var rest = next, countBeyond > 1 else { return next }
    rest.code = "more-problems"
    rest.severity = .error
    rest.message = "\(countBeyond) more problems of this file begin here"
    rest.fix = "mend those above first"
    rest.notes = []
    return rest
  }
}
