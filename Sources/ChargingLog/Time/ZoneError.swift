/// Why there is no time zone of a name.
package struct ZoneError: Error, Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    /// The name is not spelled as names of zones are.
    case malformedName
    /// No zone has this name.
    case unknown
    /// The machine has no time zone data in this folder.
    case noData(directory: String)
    /// The zone's file cannot be read; the text says what is wrong with it.
    case damaged(String)
  }

  /// The name that was asked for.
  package var identifier: String
  package var reason: Reason
  /// The nearest name of a zone that exists.
  package var suggestion: String?

  package init(identifier: String, reason: Reason, suggestion: String? = nil) {
    self.identifier = identifier
    self.reason = reason
    self.suggestion = suggestion
  }
}

extension ZoneError: CustomStringConvertible {
  /// What was found and what to write instead, in lower case, without a full stop.
  package var message: String {
    let name = ValueProblem.quoted(identifier)
    let remedy = suggestion.map { "write \($0)" } ?? "write a name such as Europe/London"
    return switch reason {
    case .malformedName: "\(name) is not spelled as a time zone is; \(remedy)"
    case .unknown: "no time zone is called \(name); \(remedy)"
    case .noData(let directory):
      "no time zone data in \(directory) to find \(name) in; run: apt install tzdata"
    case .damaged(let detail):
      "the data of time zone \(name) is damaged: \(detail); "
        + "run: apt install --reinstall tzdata"
    }
  }

  package var description: String { message }
}
