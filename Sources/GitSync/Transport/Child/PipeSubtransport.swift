import CLibGit2

/// A way for libgit2's smart protocol to reach a remote through a program: the user's ssh, or git's
/// own service for a folder of this machine.
///
/// See `git2/sys/transport.h`. libgit2 owns the subtransport, and this is the object behind it.
@safe
final class PipeSubtransport {
  /// Starts the program of a service: `git-upload-pack` or `git-receive-pack`.
  private let connect: (String) -> Conversation?
  private var conversation: Conversation?

  init(connect: @escaping (String) -> Conversation?) { self.connect = connect }

  /// Makes a transport of libgit2 that goes this way.
  ///
  /// - Returns: libgit2's status.
  static func makeTransport(
    _ out: UnsafeMutablePointer<UnsafeMutablePointer<git_transport>?>?,
    owner: OpaquePointer?,
    connect: @escaping (String) -> Conversation?
  ) -> Int32 {
    let subtransport = PipeSubtransport(connect: connect)
    let context = unsafe Unmanaged.passRetained(subtransport).toOpaque()
    var definition = unsafe git_smart_subtransport_definition(
      callback: { out, _, context in unsafe PipeSubtransport.make(out, context) },
      rpc: 0,
      param: context
    )
    // The definition is needed only while the transport is made.
    let status = unsafe git_transport_smart(out, owner, &definition)
    if status < 0 { unsafe Unmanaged<PipeSubtransport>.fromOpaque(context).release() }
    return status
  }

  private static func make(
    _ out: UnsafeMutablePointer<UnsafeMutablePointer<git_smart_subtransport>?>?,
    _ context: UnsafeMutableRawPointer?
  ) -> Int32 {
    let memory = UnsafeMutablePointer<plugtrack_subtransport>.allocate(capacity: 1)
    let parent = unsafe git_smart_subtransport(
      action: { stream, transport, _, service in
        unsafe PipeSubtransport.of(transport)?.open(stream, transport, service) ?? -1
      },
      close: { transport in
        unsafe PipeSubtransport.of(transport)?.close()
        return 0
      },
      free: { transport in unsafe PipeSubtransport.free(transport) }
    )
    unsafe memory.initialize(to: plugtrack_subtransport(parent: parent, context: context))
    unsafe out?.pointee = UnsafeMutableRawPointer(memory)
      .assumingMemoryBound(to: git_smart_subtransport.self)
    return 0
  }

  private static func of(
    _ transport: UnsafeMutablePointer<git_smart_subtransport>?
  ) -> PipeSubtransport? {
    guard let transport = unsafe transport else { return nil }
    return unsafe of(
      UnsafeMutableRawPointer(transport).assumingMemoryBound(to: plugtrack_subtransport.self)
        .pointee.context
    )
  }

  private static func of(_ context: UnsafeMutableRawPointer?) -> PipeSubtransport? {
    unsafe context.map { unsafe Unmanaged<PipeSubtransport>.fromOpaque($0).takeUnretainedValue() }
  }

  private static func free(_ transport: UnsafeMutablePointer<git_smart_subtransport>?) {
    guard let transport = unsafe transport else { return }
    let memory = unsafe UnsafeMutableRawPointer(transport)
      .assumingMemoryBound(to: plugtrack_subtransport.self)
    if let context = unsafe memory.pointee.context {
      unsafe Unmanaged<PipeSubtransport>.fromOpaque(context).release()
    }
    unsafe memory.deallocate()
  }

  /// Starts the service, or goes on with the one that runs: a conversation has two halves.
  private func open(
    _ out: UnsafeMutablePointer<UnsafeMutablePointer<git_smart_subtransport_stream>?>?,
    _ transport: UnsafeMutablePointer<git_smart_subtransport>?,
    _ service: git_smart_service_t
  ) -> Int32 {
    switch service {
    case GIT_SERVICE_UPLOADPACK_LS: conversation = connect("git-upload-pack")
    case GIT_SERVICE_RECEIVEPACK_LS: conversation = connect("git-receive-pack")
    default: break
    }
    guard conversation != nil else {
      unsafe git_error_set_str(Int32(GIT_ERROR_NET.rawValue), "cannot start the program")
      return -1
    }
    let memory = unsafe stream(of: transport)
    unsafe out?.pointee = memory
    return 0
  }

  private func close() {
    conversation?.finish()
    conversation = nil
  }

  /// The stream of the conversation; libgit2 wants the same one for both halves.
  private func stream(
    of transport: UnsafeMutablePointer<git_smart_subtransport>?
  ) -> UnsafeMutablePointer<git_smart_subtransport_stream>? {
    if let openStream = unsafe openStream { return unsafe openStream }
    let memory = UnsafeMutablePointer<plugtrack_stream>.allocate(capacity: 1)
    let parent = unsafe git_smart_subtransport_stream(
      subtransport: transport,
      read: { stream, buffer, size, count in
        unsafe PipeSubtransport.of(stream: stream)?.read(buffer, size, count) ?? -1
      },
      write: { stream, buffer, size in
        unsafe PipeSubtransport.of(stream: stream)?.write(buffer, size) ?? -1
      },
      free: { stream in unsafe PipeSubtransport.free(stream: stream) }
    )
    let context = unsafe Unmanaged.passUnretained(self).toOpaque()
    unsafe memory.initialize(to: plugtrack_stream(parent: parent, context: context))
    unsafe openStream = UnsafeMutableRawPointer(memory)
      .assumingMemoryBound(to: git_smart_subtransport_stream.self)
    return unsafe openStream
  }

  private var openStream: UnsafeMutablePointer<git_smart_subtransport_stream>?

  private static func of(
    stream: UnsafeMutablePointer<git_smart_subtransport_stream>?
  ) -> PipeSubtransport? {
    guard let stream = unsafe stream else { return nil }
    return unsafe of(
      UnsafeMutableRawPointer(stream).assumingMemoryBound(to: plugtrack_stream.self)
        .pointee.context
    )
  }

  private static func free(stream: UnsafeMutablePointer<git_smart_subtransport_stream>?) {
    guard let stream = unsafe stream else { return }
    if let subtransport = unsafe of(stream: stream) { unsafe subtransport.openStream = nil }
    unsafe UnsafeMutableRawPointer(stream).assumingMemoryBound(to: plugtrack_stream.self)
      .deallocate()
  }

  private func read(
    _ buffer: UnsafeMutablePointer<CChar>?,
    _ size: Int,
    _ count: UnsafeMutablePointer<Int>?
  ) -> Int32 {
    guard let conversation else { return -1 }
    let bytes = unsafe UnsafeMutableRawBufferPointer(start: buffer, count: size)
    unsafe count?.pointee = conversation.read(into: bytes)
    return 0
  }

  private func write(_ buffer: UnsafePointer<CChar>?, _ size: Int) -> Int32 {
    let bytes = unsafe UnsafeRawBufferPointer(start: buffer, count: size)
    guard let conversation, unsafe conversation.write(bytes) else {
      unsafe git_error_set_str(Int32(GIT_ERROR_NET.rawValue), "the connection was closed")
      return -1
    }
    return 0
  }
}
