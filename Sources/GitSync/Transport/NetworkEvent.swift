/// What the child that speaks to a remote tells.
enum NetworkEvent: Equatable, Sendable {
  /// The host that is spoken to, or the folder.
  case host(String)
  /// The remote has answered.
  case connected
  /// A reference of the remote.
  case reference(RemoteReference)
  /// The branch that the remote's HEAD stands on.
  case head(String)
  /// A line of text from the remote, or from the program that leads to it.
  case said(String)
  /// How much has come or gone.
  case progress(NetworkProgress)
  case problem(SyncProblem)
  case done

  var line: String { FieldLine.line(fields) }

  private var fields: [String] {
    switch self {
    case .host(let host): ["host", host]
    case .connected: ["connected"]
    case .reference(let reference): ["reference", reference.id.description, reference.name]
    case .head(let branch): ["head", branch]
    case .said(let text): ["said", text]
    case .progress(let progress):
      ["progress", "\(progress.objects)", "\(progress.totalObjects)", "\(progress.bytes)"]
    case .problem(let problem):
      [
        "problem", problem.code.rawValue, problem.severity.rawValue, problem.place,
        problem.message, problem.fix,
      ] + problem.said
    case .done: ["done"]
    }
  }

  /// Reads a line; `nil` when it is none of these.
  init?(line: some StringProtocol) {
    let fields = FieldLine.fields(of: line)
    switch (fields.first, fields.count) {
    case ("host", 2): self = .host(fields[1])
    case ("connected", 1): self = .connected
    case ("reference", 3):
      guard let id = ObjectID(hexadecimal: fields[1]) else { return nil }
      self = .reference(RemoteReference(name: fields[2], id: id))
    case ("head", 2): self = .head(fields[1])
    case ("said", 2): self = .said(fields[1])
    case ("progress", 4):
      let numbers = fields.dropFirst().compactMap { Int($0) }
      guard numbers.count == 3 else { return nil }
      self = .progress(
        NetworkProgress(objects: numbers[0], totalObjects: numbers[1], bytes: numbers[2])
      )
    case ("problem", 6...):
      guard let code = SyncProblem.Code(rawValue: fields[1]),
        let severity = SyncProblem.Severity(rawValue: fields[2])
      else { return nil }
      self = .problem(
        SyncProblem(
          code,
          fields[3],
          fields[4],
          fix: fields[5],
          severity: severity,
          said: Array(fields[6...])
        )
      )
    case ("done", 1): self = .done
    default: return nil
    }
  }
}

/// A reference of a remote, and the object that it stands on.
package struct RemoteReference: Sendable, Hashable {
  /// The whole name, as in `refs/heads/main`.
  package var name: String
  package var id: ObjectID

  package init(name: String, id: ObjectID) {
    self.name = name
    self.id = id
  }
}

/// How far a transfer is.
package struct NetworkProgress: Sendable, Hashable {
  package var objects: Int
  package var totalObjects: Int
  package var bytes: Int
}
