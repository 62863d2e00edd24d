import DataDirectory
import HTTPTypes
import HummingbirdCore
import NIOCore
import ServiceLifecycle
import Synchronization

/// Tells a browser that the data changed, by server-sent events (HTML, 9.2), until it goes away or
/// the viewer stops.
struct EventStream: Sendable {
  let live: LiveDirectory
  let listeners: ListenerCount

  @concurrent
  func run(_ request: Request, _ head: HTTPResponse, _ writer: consuming ResponseWriter)
    async throws
  {
    let count = listeners.change(by: 1)
    defer { _ = listeners.change(by: -1) }
    guard count <= Limits.listeners else {
      let refusal = WebResponse.text(
        503,
        "too many listen already",
        headers: [("Retry-After", "30")]
      )
      return try await writer.write(
        response: refusal.head,
        body: ResponseBody(byteBuffer: ByteBuffer(bytes: refusal.bytes))
      )
    }
    let messages = await messages()
    let body = ResponseBody { writer in
      try await request.body.consumeWithCancellationOnInboundClose { _ in
        for await message in messages {
          try await writer.write(ByteBuffer(string: message))
        }
      }
      try await writer.finish(nil)
    }
    try await writer.write(response: head, body: body)
  }

  /// What is sent: the generation at once and at every change, and a line now and then that keeps
  /// the connection open and finds out when nobody is there any more.
  private func messages() async -> AsyncStream<String> {
    let (stream, continuation) = AsyncStream<String>.makeStream(
      bufferingPolicy: .bufferingNewest(4)
    )
    let changes = await live.changes()
    let first = await live.state.generation
    continuation.yield("retry: 1000\n" + Self.message(first))
    let work = Task {
      await cancelWhenGracefulShutdown {
        await withTaskGroup(of: Void.self) { group in
          group.addTask {
            for await state in changes { continuation.yield(Self.message(state.generation)) }
          }
          group.addTask {
            while (try? await Task.sleep(for: .seconds(10))) != nil { continuation.yield(":\n\n") }
          }
          await group.waitForAll()
        }
        continuation.finish()
      }
    }
    continuation.onTermination = { _ in work.cancel() }
    return stream
  }

  private static func message(_ generation: UInt64) -> String {
    "event: generation\ndata: \(generation)\n\n"
  }
}

/// How many browsers are told of changes at this moment.
final class ListenerCount: Sendable {
  private let count = Atomic<Int>(0)

  /// The count after the change.
  func change(by difference: Int) -> Int {
    count.add(difference, ordering: .relaxed).newValue
  }
}
