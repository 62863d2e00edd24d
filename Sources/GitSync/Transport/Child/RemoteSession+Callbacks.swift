import CLibGit2

extension RemoteSession {
  /// The options of a connection: these callbacks, and the user's proxy.
  func connectOptions() throws(GitError) -> git_remote_connect_options {
    var options = unsafe git_remote_connect_options()
    try check(
      unsafe git_remote_connect_options_init(
        &options,
        UInt32(GIT_REMOTE_CONNECT_OPTIONS_VERSION)
      ),
      "connecting"
    )
    unsafe options.callbacks = callbacks()
    unsafe options.proxy_opts.type = GIT_PROXY_AUTO
    return unsafe options
  }

  /// The functions by which libgit2 tells and asks; each finds its session by the payload.
  func callbacks() -> git_remote_callbacks {
    var callbacks = unsafe git_remote_callbacks()
    _ = unsafe git_remote_init_callbacks(&callbacks, UInt32(GIT_REMOTE_CALLBACKS_VERSION))
    unsafe callbacks.payload = Unmanaged.passUnretained(self).toOpaque()
    unsafe callbacks.sideband_progress = { text, count, payload in
      guard let text = unsafe text, let session = unsafe RemoteSession.of(payload) else { return 0 }
      let bytes = unsafe UnsafeRawBufferPointer(start: text, count: Int(count))
      session.hearSideband(unsafe String(decoding: bytes, as: UTF8.self))
      return 0
    }
    unsafe callbacks.transfer_progress = { progress, payload in
      guard let progress = unsafe progress?.pointee,
        let session = unsafe RemoteSession.of(payload)
      else { return 0 }
      session.tellProgress(
        objects: Int(progress.received_objects),
        of: Int(progress.total_objects),
        bytes: progress.received_bytes
      )
      return session.accept(bytes: progress.received_bytes) ? 0 : -1
    }
    unsafe callbacks.push_transfer_progress = { current, total, bytes, payload in
      unsafe RemoteSession.of(payload)?
        .tellProgress(objects: Int(current), of: Int(total), bytes: bytes)
      return 0
    }
    unsafe callbacks.push_update_reference = { name, reason, payload in
      guard let reason = unsafe reason, let session = unsafe RemoteSession.of(payload) else {
        return 0
      }
      let reference = unsafe name.map { unsafe String(cString: $0) } ?? ""
      session.refusals.append((reference, unsafe String(cString: reason)))
      return 0
    }
    unsafe callbacks.credentials = { out, _, user, types, payload in
      guard let session = unsafe RemoteSession.of(payload) else { return -1 }
      let user = unsafe user.map { unsafe String(cString: $0) }
      return unsafe session.login(out, user: user, types: types)
    }
    if let connect = connector {
      pipe = connect
      unsafe callbacks.transport = { out, owner, payload in
        guard let connect = unsafe RemoteSession.of(payload)?.pipe else { return -1 }
        return unsafe PipeSubtransport.makeTransport(out, owner: owner, connect: connect)
      }
    }
    return unsafe callbacks
  }

  private static func of(_ payload: UnsafeMutableRawPointer?) -> RemoteSession? {
    unsafe payload.map { unsafe Unmanaged<RemoteSession>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Answers a demand for a login.
  private func login(
    _ out: UnsafeMutablePointer<UnsafeMutablePointer<git_credential>?>?,
    user: String?,
    types: UInt32
  ) -> Int32 {
    guard types & GIT_CREDENTIAL_USERPASS_PLAINTEXT.rawValue != 0, let credentials else {
      return GIT_PASSTHROUGH.rawValue
    }
    do {
      let login = try credentials.next(user: user)
      return unsafe git_credential_userpass_plaintext_new(out, login.user, login.password)
    } catch {
      problem = error
      return GIT_EAUTH.rawValue
    }
  }
}
