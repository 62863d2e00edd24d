/// The way to a remote: a child process speaks to it, and is ended at the deadline.
///
/// The child changes nothing here but for adding objects, and nothing there but by one push, which
/// a remote takes whole or not at all. So it can be ended at any time, and nothing is half done.
package struct NetworkTransport: Sendable {
  /// What a fetch found.
  package struct Answer: Sendable, Hashable {
    /// The remote's references, in its order, with the objects of those that were asked for.
    package var references: [RemoteReference] = []
    /// The branch that the remote's HEAD stands on, unless the remote is empty.
    package var head: String?
    /// What the remote said.
    package var said: [String] = []
  }

  /// The program that knows ``NetworkChild``.
  package var program: String
  package var environment: [String: String]
  /// How long a remote may be silent; a transfer that goes on may take up to thirty times as long.
  package var deadlineSeconds: Double
  /// Whether somebody sits at a terminal who can be asked for a password.
  package var canAsk: Bool
  /// How much may come in one fetch.
  package var mostBytes = IncomingLimit.transferBytes
  /// The folders and files of the data, relative to the root of a repository.
  package var dataPaths: [String] = []
  package var onProgress: @Sendable (NetworkProgress) -> Void
  /// Takes each line that the remote says.
  package var onText: @Sendable (String) -> Void

  /// A way by a program, which is this one by default.
  package init(
    program: String = "/proc/self/exe",
    environment: [String: String],
    deadlineSeconds: Double = 20,
    canAsk: Bool = false,
    onProgress: @escaping @Sendable (NetworkProgress) -> Void = { _ in },
    onText: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.program = program
    self.environment = environment
    self.deadlineSeconds = max(0.1, deadlineSeconds)
    self.canAsk = canAsk
    self.onProgress = onProgress
    self.onText = onText
  }

  /// Downloads what the remote has and this repository has not; no reference is moved.
  ///
  /// - Parameters:
  ///   - repository: The folder of the repository.
  ///   - remote: The name of a remote of its configuration, or an address.
  ///   - branches: The remote's branches, as in `refs/heads/main`; all of them when empty.
  /// - Returns: What the remote has.
  /// - Throws: ``SyncProblem`` that says what is in the way.
  package func fetch(
    into repository: String,
    from remote: String,
    branches: [String] = []
  ) throws(SyncProblem) -> Answer {
    try run(request(.fetch, repository, remote, branches))
  }

  /// Sends references with their commits; never overwrites what the remote has.
  ///
  /// - Parameters:
  ///   - refspecs: What goes where, as in `refs/heads/main:refs/heads/main`.
  ///   - repository: The folder of the repository.
  ///   - remote: The name of a remote of its configuration, or an address.
  /// - Returns: What the remote said.
  /// - Throws: ``SyncProblem``; its code is `remote-moved` when the remote has commits that have not
  ///   been fetched.
  package func push(
    _ refspecs: [String],
    from repository: String,
    to remote: String
  ) throws(SyncProblem) -> Answer {
    try run(request(.push, repository, remote, refspecs))
  }

  private func request(
    _ work: NetworkRequest.Work,
    _ repository: String,
    _ remote: String,
    _ references: [String]
  ) -> NetworkRequest {
    NetworkRequest(
      work,
      repository: repository,
      remote: remote,
      references: references,
      canAsk: canAsk,
      connectSeconds: Int(deadlineSeconds.rounded(.up)),
      mostBytes: mostBytes
    )
  }

  private func run(_ request: NetworkRequest) throws(SyncProblem) -> Answer {
    let child: ChildProcess
    do {
      child = try ChildProcess.start(
        [program, NetworkChild.argument],
        environment: environment,
        // A program that asks on the terminal has to be in the terminal's group.
        hasOwnGroup: !canAsk,
        sharesErrors: true
      )
    } catch {
      throw SyncProblem(
        .remoteFailed,
        program,
        "cannot start the process that speaks to the remote: \(SystemError.text(error.number))",
        fix: "install PlugTrack again"
      )
    }
    defer {
      // It ends its own programs and itself when its standard input ends.
      child.input.close()
      child.wait(seconds: 0.3)
      child.kill()
    }
    return try NetworkWatch(transport: self, request: request, child: child).wait()
  }
}
