package import ChargingLog

/// The interface for programs: resources below `/api/v1/`, each answered as the command of the same
/// name answers with `--format json`.
///
/// The answers are handed in by whoever has the commands, so that both are one piece of code.
package struct APIService: Sendable {
  /// Something that can be asked for.
  package struct Resource: Sendable {
    /// What a question was answered.
    package enum Answer: Sendable {
      case json(String)
      /// There is no such thing, in words.
      case notFound(String)
      /// The question is wrong: all that is.
      case badRequest([QuestionProblem])
    }

    /// The first step of its path, such as `sessions`.
    package var name: String
    /// Whether a second step names one record.
    package var takesID: Bool
    /// What may be asked of it; it is never asked anything else.
    package var parameters: Parameters
    /// Answers for an index, the id and the query.
    package var answer: @Sendable (ChargingIndex, String?, QueryItems, Instant) -> Answer

    package init(
      _ name: String,
      takesID: Bool = false,
      _ parameters: Parameters = [],
      answer: @escaping @Sendable (ChargingIndex, String?, QueryItems, Instant) -> Answer
    ) {
      self.name = name
      self.takesID = takesID
      self.parameters = parameters
      self.answer = answer
    }
  }

  package var resources: [Resource]
  /// Sessions at some positions as `list` prints them; what a spreadsheet would run is made text in
  /// the CSV, since that is where people open what a browser downloads.
  package var sessionsCSV: @Sendable (ChargingIndex, [Int]) -> String
  package var sessionsJSON: @Sendable (ChargingIndex, [Int]) -> String
  /// The OpenAPI document that describes them.
  package var description: String

  package init(
    resources: [Resource] = [],
    sessionsCSV: @escaping @Sendable (ChargingIndex, [Int]) -> String = { _, _ in "" },
    sessionsJSON: @escaping @Sendable (ChargingIndex, [Int]) -> String = { _, _ in "[]" },
    description: String = "{}"
  ) {
    self.resources = resources
    self.sessionsCSV = sessionsCSV
    self.sessionsJSON = sessionsJSON
    self.description = description
  }

  /// The resource of a name, with an id behind it or without.
  func resource(_ name: String, id: String?) -> Resource? {
    resources.first { $0.name == name && $0.takesID == (id != nil) }
  }
}
