import CLibGit2
import Glibc

/// One conversation with a remote, through libgit2.
///
/// Its callbacks find it by the pointer that libgit2 hands them, so it stays where it is until the
/// work is done.
@safe
final class RemoteSession {
  let request: NetworkRequest
  let environment: [String: String]
  let guests: GuestProcesses
  let tell: (NetworkEvent) -> Void
  /// What programs and the remote said, for telling what went wrong.
  var said: [String] = []
  /// References that the remote did not take, with its reasons.
  var refusals: [(reference: String, reason: String)] = []
  /// What a callback found wrong; it goes before what libgit2 makes of it.
  var problem: SyncProblem?
  /// Where the remote is; the repository here until that is known.
  var address: RemoteAddress
  var configuration = ConfigurationReading()
  var credentials: CredentialExchange?
  /// Starts the program that leads to the remote.
  var pipe: ((String) -> Conversation?)?
  /// The line of the remote's side band that is not whole yet.
  var sideband = ""
  private var lastProgressTime = 0.0

  init(
    request: NetworkRequest,
    environment: [String: String],
    guests: GuestProcesses,
    tell: @escaping (NetworkEvent) -> Void
  ) {
    self.request = request
    self.environment = environment
    self.guests = guests
    self.tell = tell
    address = RemoteAddress(request.repository)
  }

  /// Does what the request asks for.
  func run() throws(SyncProblem) {
    do throws(GitError) {
      try Library.start()
      let repository = try Handle<RepositoryKind>.make("opening \(request.repository)") { out in
        unsafe git_repository_open(&out, request.repository)
      }
      configuration = ConfigurationReading(repository)
      let remote = try findRemote(in: repository)
      try prepare(remote)
      switch request.work {
      case .fetch: try fetch(remote)
      case .push: try push(remote)
      }
      // Whatever goes wrong now, the work is done.
      _ = unsafe git_remote_disconnect(remote.pointer)
    } catch {
      throw problem ?? reading.problem(of: error)
    }
    if let problem { throw problem }
    credentials?.approve()
  }

  /// What is known for reading a failure.
  var reading: FailureReading {
    FailureReading(
      address: address,
      work: request.work,
      said: said,
      canAsk: request.canAsk,
      environment: environment,
      sshWords: SSHCommand(environment: environment, configuration: configuration).words
    )
  }

  private func findRemote(
    in repository: borrowing Handle<RepositoryKind>
  ) throws(GitError) -> Handle<RemoteKind> {
    let found = try Handle<RemoteKind>.find("looking up the remote") { out in
      let status = unsafe git_remote_lookup(&out, repository.pointer, request.remote)
      return status == GIT_EINVALIDSPEC.rawValue ? GIT_ENOTFOUND.rawValue : status
    }
    if let found { return found }
    guard request.remote.contains("/") || request.remote.contains(":") else {
      problem = SyncProblem(
        .noRemote,
        request.remote,
        "git's configuration has no remote named \(request.remote)",
        fix: "add it: git remote add \(request.remote) URL"
      )
      throw GitError(.notFound, "no remote")
    }
    return try Handle<RemoteKind>.make("the remote") { out in
      unsafe git_remote_create_anonymous(&out, repository.pointer, request.remote)
    }
  }

  /// Finds out where the remote is, and what has to be there before it is spoken to.
  private func prepare(_ remote: borrowing Handle<RemoteKind>) throws(GitError) {
    let ofPush = request.work == .push ? unsafe git_remote_pushurl(remote.pointer) : nil
    let url = unsafe ofPush ?? git_remote_url(remote.pointer)
    address = RemoteAddress(unsafe url.map { unsafe String(cString: $0) } ?? "")
      .relative(to: request.repository)
    tell(.host(address.host))
    if let found = RemoteSurvey(address: address, environment: environment).problem {
      problem = found
      throw GitError(.notFound, "no remote")
    }
    guard case .http(let isSecure) = address.way else { return }
    let exchange = CredentialExchange(
      address: address,
      repository: request.repository,
      environment: environment,
      canAsk: request.canAsk,
      guests: guests
    )
    credentials = exchange
    guard isSecure, let authorities = exchange.certificateAuthorities() else { return }
    try check(
      unsafe plugtrack_git_certificates(authorities.file, authorities.folder),
      "reading the certificates of \(authorities.file ?? authorities.folder ?? "")"
    )
  }

  func hear(_ line: String) {
    guard !line.isEmpty else { return }
    if said.count < 400 { said.append(line) }
    tell(.said(line))
  }

  /// Tells of progress, but not more often than somebody can see.
  func tellProgress(objects: Int, of totalObjects: Int, bytes: Int) {
    let now = MonotonicClock.now
    guard objects == totalObjects || now - lastProgressTime > 0.1 else { return }
    lastProgressTime = now
    tell(.progress(NetworkProgress(objects: objects, totalObjects: totalObjects, bytes: bytes)))
  }
}
