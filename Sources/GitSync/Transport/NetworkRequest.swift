/// What the child that speaks to a remote is asked to do.
///
/// It is handed over by a pipe, since an address may hold a password and arguments can be seen by
/// everybody on the machine.
struct NetworkRequest: Equatable, Sendable {
  enum Work: String, Sendable {
    /// Learn the remote's references and download what is new, leaving every reference here as it
    /// is.
    case fetch
    /// Send commits, and move the remote's references.
    case push
  }

  var work: Work
  /// The folder of the repository.
  var repository: String
  /// The name of the remote in git's configuration, or an address.
  var remote: String
  /// References of the remote to download, all branches when empty; or refspecs to push.
  var references: [String]
  /// Whether somebody sits at a terminal who can be asked for a password.
  var canAsk: Bool
  /// How long connecting may take.
  var connectSeconds: Int
  /// How much may come in one transfer.
  var mostBytes: Int

  var lines: String {
    FieldLine.line(["work", work.rawValue]) + FieldLine.line(["repository", repository])
      + FieldLine.line(["remote", remote])
      + FieldLine.line(["ask", canAsk ? "yes" : "no"])
      + FieldLine.line(["connect", "\(connectSeconds)"])
      + FieldLine.line(["most", "\(mostBytes)"])
      + references.map { FieldLine.line(["reference", $0]) }.joined()
      + FieldLine.line(["go"])
  }

  init(
    _ work: Work,
    repository: String,
    remote: String,
    references: [String] = [],
    canAsk: Bool = false,
    connectSeconds: Int = 20,
    mostBytes: Int = IncomingLimit.transferBytes
  ) {
    self.work = work
    self.repository = repository
    self.remote = remote
    self.references = references
    self.canAsk = canAsk
    self.connectSeconds = connectSeconds
    self.mostBytes = mostBytes
  }

  /// Reads a request; `nil` when it is not whole.
  init?(lines: some Sequence<some StringProtocol>) {
    var values: [String: String] = [:]
    var references: [String] = []
    for line in lines {
      let fields = FieldLine.fields(of: line)
      guard let key = fields.first, let value = fields.dropFirst().first else { continue }
      if key == "reference" { references.append(value) } else { values[key] = value }
    }
    guard let work = values["work"].flatMap(Work.init), let repository = values["repository"],
      let remote = values["remote"]
    else { return nil }
    self.init(
      work,
      repository: repository,
      remote: remote,
      references: references,
      canAsk: values["ask"] == "yes",
      connectSeconds: values["connect"].flatMap { Int($0) } ?? 20,
      mostBytes: values["most"].flatMap { Int($0) } ?? IncomingLimit.transferBytes
    )
  }
}
