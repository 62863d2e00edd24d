import DataDirectory
import Foundation
import TestSupport
import Testing
import Viewer

/// Whoever is slow is waited for a while, and then no longer.
@Suite(.serialized)
struct PatienceTests {
  /// Runs a server on the network of this machine, with an answer of 48 MB, for as long as a body
  /// takes.
  private func serving(_ body: @Sendable (_ port: Int) throws -> Void) async throws {
    let folder = try TemporaryDirectory()
    try folder.write(SampleLog.files)
    let live = try await LiveDirectory(DataDirectory(path: folder.path, cache: nil))
    let api = APIService(sessionsJSON: { _, _ in String(repeating: "a", count: 48 << 20) })
    let site = Site(
      live,
      SiteConfiguration(hosts: AllowedHosts(bound: nil, extra: []), api: api)
    )
    let server = ViewerServer(
      site,
      at: .host("127.0.0.1", port: 0),
      certificate: nil,
      log: .none,
      patience: Patience(seconds: 1, bytesPerSecond: 48 << 20)
    )
    let (ports, port) = AsyncStream<Int>.makeStream()
    let work = Task { try await server.run { port.yield($0 ?? 0) } }
    var started = ports.makeAsyncIterator()
    let number = try #require(await started.next())
    let result = Result { try body(number) }
    work.cancel()
    _ = await work.result
    try result.get()
  }

  @Test(
    "a request that comes byte by byte is cut off, wherever it is slow",
    arguments: [
      "GET / HTTP/1.1\r\nHost: localhost\r\nX: ",
      "POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4000\r\n\r\n",
      "GET /healthz HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4000\r\n\r\n",
      "PUT / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4000\r\n\r\n",
    ]
  )
  func trickle(_ head: String) async throws {
    try await serving { port in
      let connection = try RawConnection(port: port)
      connection.send(head)
      var isOpen = true
      for _ in 0..<200 where isOpen {
        isOpen = connection.send("a")
        usleep(50_000)
      }
      #expect(!isOpen)
      #expect(try HTTP.request("GET", "/healthz", port: port).status == 200)
    }
  }

  @Test func `an answer that nobody takes is not kept for ever`() async throws {
    try await serving { port in
      let connection = try RawConnection(port: port)
      connection.send("GET /sessions.json HTTP/1.1\r\nHost: localhost\r\n\r\n")
      sleep(5)
      #expect(connection.read().utf8.count < 48 << 20)
      // Who takes it gets all of it.
      let whole = try HTTP.request("GET", "/sessions.json", port: port)
      #expect(whole.body.utf8.count == 48 << 20)
    }
  }
}
