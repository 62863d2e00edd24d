import Synchronization
import YAMLRecord

/// The problems of the data, kept until it or the day changes: checks look at every session.
final class ProblemMemo: Sendable {
  private struct Known: Sendable {
    var generation: UInt64
    var day: Int
    var diagnostics: [Diagnostic]
  }

  private let known = Mutex<Known?>(nil)

  func diagnostics(generation: UInt64, day: Int, _ make: () -> [Diagnostic]) -> [Diagnostic] {
    if let kept = known.withLock({ $0 }), kept.generation == generation, kept.day == day {
      return kept.diagnostics
    }
    let diagnostics = make()
    known.withLock {
      $0 = Known(generation: generation, day: day, diagnostics: diagnostics)
    }
    return diagnostics
  }
}
