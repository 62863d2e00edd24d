import Glibc

/// Reads what the child tells, and keeps the deadline.
struct NetworkWatch: ~Copyable {
  private let transport: NetworkTransport
  private let request: NetworkRequest
  private let child: ChildProcess
  private var answer = NetworkTransport.Answer()
  /// The host; the remote's name until the child has told it.
  private var place: String
  /// Whether the child has begun to speak to the host.
  private var hasBegun = false
  private var isConnected = false
  private var text: [UInt8] = []

  /// How long a busy machine may take to start the child; the remote is not to blame for that.
  private static let secondsToBegin: Double = 15
  /// How long somebody may take to type a password.
  private static let secondsToType: Double = 120
  /// A transfer that goes on is not silent, but must end some time.
  private static let longest: Double = 30

  init(transport: NetworkTransport, request: NetworkRequest, child: ChildProcess) {
    self.transport = transport
    self.request = request
    self.child = child
    place = RemoteAddress(request.remote).description
  }

  /// Hands over the request and waits for the answer.
  consuming func wait() throws(SyncProblem) -> NetworkTransport.Answer {
    let lines = Array(request.lines.utf8)
    _ = unsafe lines.withUnsafeBytes { bytes in
      unsafe write(child.input.descriptor, bytes.baseAddress, bytes.count)
    }
    let start = MonotonicClock.now
    var lastSign = start
    var block = [UInt8](repeating: 0, count: 65_536)
    while true {
      let limit = transport.deadlineSeconds
      let patience = max(limit, hasBegun ? patienceSeconds : Self.secondsToBegin)
      let end = min(lastSign + patience, start + max(patience, limit * Self.longest))
      let left = end - MonotonicClock.now
      guard left > 0 else { throw silent(after: patience) }
      var polls = [pollfd(fd: child.output.descriptor, events: Int16(POLLIN), revents: 0)]
      guard unsafe poll(&polls, 1, Int32(min(left, 3600) * 1000) + 1) > 0 else { continue }
      let count = unsafe read(child.output.descriptor, &block, block.count)
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count > 0 else { throw broken() }
      lastSign = MonotonicClock.now
      text += block[..<count]
      if try take() { return answer }
    }
  }

  /// How long to wait beyond the deadline: somebody may be typing a password.
  private var patienceSeconds: Double {
    isConnected || !transport.canAsk ? 0 : Self.secondsToType
  }

  /// Takes the whole lines that have come.
  ///
  /// - Returns: Whether all is done.
  private mutating func take() throws(SyncProblem) -> Bool {
    while let end = text.firstIndex(of: UInt8(ascii: "\n")) {
      let line = String(decoding: text[..<end], as: UTF8.self)
      text.removeSubrange(...end)
      switch NetworkEvent(line: line) {
      case .host(let host):
        place = host
        hasBegun = true
      case .connected: isConnected = true
      case .reference(let reference): answer.references.append(reference)
      case .head(let branch): answer.head = branch
      case .said(let text):
        answer.said.append(text)
        transport.onText(text)
      case .progress(let progress): transport.onProgress(progress)
      case .problem(let problem): throw problem
      case .done: return true
      case nil: break
      }
    }
    return false
  }

  private func silent(after seconds: Double) -> SyncProblem {
    let time = seconds == seconds.rounded() ? "\(Int(seconds))" : "\(seconds)"
    return SyncProblem(
      .serverSilent,
      place,
      "\(place) has said nothing for \(time) seconds",
      fix: "try again later, or allow it more time: plugtrack settings set sync.deadline=60s",
      said: answer.said
    )
  }

  private func broken() -> SyncProblem {
    let code = child.wait(seconds: 1)
    return SyncProblem(
      .connectionLost,
      place,
      "the process that speaks to \(place) ended"
        + (code.map { $0 > 128 ? " by signal \($0 - 128)" : " with code \($0)" } ?? ""),
      fix: "try again; nothing has been changed",
      said: answer.said
    )
  }
}
