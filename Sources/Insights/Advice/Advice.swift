package import ChargingLog

/// Something that is worth doing or knowing, with what it is based on.
///
/// One definition for the command line, the viewer and messages.
package struct Advice: Sendable, Hashable {
  /// How much it matters.
  package enum Severity: String, Sendable, Hashable, Comparable, CaseIterable {
    case notice, warning, critical

    package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  package var code: AdviceCode
  package var severity: Severity
  /// What it is about: the id of a car, a session or a tariff, or an operator.
  package var subject: String?
  /// What was found, in a sentence.
  package var message: String
  /// What to do.
  package var action: String
  /// The figures that it follows from.
  package var evidence: [Figure]
  /// The positions of the sessions that it follows from, by time.
  package var sessions: [Int]
  /// The thresholds that it was measured by.
  package var thresholds: [Threshold]
  /// Whether a person wants to hear no more of it.
  package var isDismissed = false

  init(
    _ code: AdviceCode,
    _ severity: Severity,
    subject: String? = nil,
    _ message: String,
    action: String,
    evidence: [Figure],
    sessions: [Int] = []
  ) {
    self.code = code
    self.severity = severity
    self.subject = subject
    self.message = message
    self.action = action
    self.evidence = evidence
    self.sessions = sessions
    thresholds = code.thresholds
  }

  /// What settings name to dismiss just this one: `full_charge_due:ioniq5`.
  package var name: String { subject.map { "\(code.rawValue):\($0)" } ?? code.rawValue }
}

extension Advice {
  /// All advice that a log gives rise to, the most important first; what the settings dismiss is
  /// marked, not left out.
  ///
  /// O(n) of all sessions.
  ///
  /// - Parameter now: Sessions that begin later do not count.
  package static func all(in index: ChargingIndex, at now: Instant) -> [Advice] {
    let log = AdviceLog(index, at: now)
    let found = AdviceRules.all.flatMap { $0(log) }
    // Who is told to finish at home need not be told that the charger slowed down.
    let finished = Set(found.filter { $0.code == .finishAtHome }.flatMap(\.sessions))
    let dismissed = Set(index.settings.insights?.dismissed ?? [])
    return
      found
      .filter { $0.code != .dcTaper || finished.isDisjoint(with: $0.sessions) }
      .map { advice in
        var advice = advice
        advice.isDismissed =
          dismissed.contains(advice.code.rawValue) || dismissed.contains(advice.name)
        return advice
      }
      .sorted { left, right in
        left.severity != right.severity
          ? left.severity > right.severity
          : (left.code.place, left.subject ?? "") < (right.code.place, right.subject ?? "")
      }
  }
}
