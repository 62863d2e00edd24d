import Foundation
import TestSupport
import Testing

/// Requests that are none, that say two things at once, or that ask too much of the viewer.
struct RequestFormTests {
  private static let host = "Host: localhost\r\n"
  private static let post = "POST /login HTTP/1.1\r\n\(host)Connection: close\r\n"
  private static let get = "GET /healthz HTTP/1.1\r\n\(host)Connection: close\r\n"

  /// What is sent, and the statuses of the answers.
  private static let cases: [(String, [Int])] = [
    // Heads that are none.
    ("GET\r\n\r\n", [400]), ("\u{0}\u{1}\u{2}\r\n\r\n", [400]),
    ("GET / HTTP/9.9\r\n\(host)\r\n", [400]), ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", [400]),
    ("BREW / HTTP/1.1\r\n\(host)\r\n", [400]), ("GET / x HTTP/1.1\r\n\(host)\r\n", [400]),
    ("GET /\u{0} HTTP/1.1\r\n\(host)\r\n", [400]), ("GET /é HTTP/1.1\r\n\(host)\r\n", [400]),
    ("GET / HTTP/1.1\nHost: localhost\n\n", [400]),
    ("GET / HTTP/1.1\r\nHost: localhost\rX: y\r\n\r\n", [400]),
    ("GET / HTTP/1.1\r\nHost : localhost\r\n\r\n", [400]),
    ("GET / HTTP/1.1\r\n\(host)X: a\r\n b\r\n\r\n", [400]),
    ("GET / HTTP/1.1\r\n\(host)X: a\u{0}b\r\n\r\n", [400]),
    // Hosts that are none, or several.
    ("GET / HTTP/1.1\r\nConnection: close\r\n\r\n", [421]),
    ("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", [421]),
    ("GET / HTTP/1.1\r\n\(host)Host: evil\r\nConnection: close\r\n\r\n", [421]),
    // A body that two headers measure differently, which a proxy may see differently.
    (post + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + get, [400]),
    (post + "Transfer-Encoding: chunked\r\nContent-Length: 40\r\n\r\n0\r\n\r\n" + get, [400]),
    (post + "Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcde", [400]),
    (post + "Content-Length: 4, 4\r\n\r\nabcd", [400]),
    (post + "Content-Length: +4\r\n\r\nabcd", [400]),
    (post + "Content-Length: 0x4\r\n\r\nabcd", [400]),
    (post + "Content-Length: -1\r\n\r\n", [400]),
    (post + "Content-Length: 99999999999999999999\r\n\r\n", [400]),
    (post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", [400]),
    (post + "Transfer-Encoding: \u{B}chunked\r\n\r\n0\r\n\r\n", [400]),
    (post + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n", [400]),
    (
      post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n", [400]
    ),
    // Chunks.
    (post + "Transfer-Encoding: chunked\r\n\r\nzz\r\n", [400]),
    (post + "Transfer-Encoding: chunked\r\n\r\n-1\r\nabcd\r\n0\r\n\r\n", [400]),
    (post + "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\nabcd\r\n", [400]),
    (post + "Transfer-Encoding: chunked\r\n\r\n4\nabcd\n0\n\n", [400]),
    (post + "Transfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\n0\r\n\r\n", [303]),
    (
      post + "Transfer-Encoding: chunked\r\n\r\n1800\r\n" + String(repeating: "a", count: 0x1800)
        + "\r\n0\r\n\r\n", [413]
    ),
    (
      post + "Transfer-Encoding: chunked\r\n\r\n0\r\n"
        + (0..<5000).map { "T\($0): 1\r\n" }.joined() + "\r\n", [400]
    ),
    // Too much.
    (get + "X: \(String(repeating: "a", count: 40_000))\r\n\r\n", [400]),
    (get + (0..<500).map { "X\($0): 1\r\n" }.joined() + "\r\n", [400]),
    (get + (0..<80).map { "X\($0): 1\r\n" }.joined() + "\r\n", [200]),
    (
      "GET /\(String(repeating: "a", count: 9000)) HTTP/1.1\r\n\(host)Connection: close\r\n\r\n",
      [414]
    ),
    ("GET /\(String(repeating: "a", count: 100_000)) HTTP/1.1\r\n\(host)\r\n", [400]),
    ("\(String(repeating: "A", count: 10_000)) / HTTP/1.1\r\n\(host)\r\n", [400]),
    // Methods that the parser knows; nobody is switched to another protocol either.
    ("OPTIONS * HTTP/1.1\r\n\(host)Connection: close\r\n\r\n", [405]),
    ("TRACE / HTTP/1.1\r\n\(host)Connection: close\r\n\r\n", [405]),
    ("CONNECT evil.example:443 HTTP/1.1\r\n\(host)Connection: close\r\n\r\n", [405]),
    ("PROPFIND / HTTP/1.1\r\n\(host)Connection: close\r\n\r\n", [405]),
    (get + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\r\n", [200]),
    // Several at once are answered in their order, and a body is never taken for a request.
    (
      "GET /healthz HTTP/1.1\r\n\(host)\r\nGET /nothing HTTP/1.1\r\n\(host)\r\n\(get)\r\n",
      [200, 404, 200]
    ),
    (
      "GET /healthz HTTP/1.1\r\n\(host)Content-Length: \(get.utf8.count + 2)\r\n\r\n\(get)\r\n"
        + "GET /nothing HTTP/1.1\r\n\(host)Connection: close\r\n\r\n",
      [200, 404]
    ),
  ]

  @Test func `each gets the answer it deserves, and does no harm to the next`() throws {
    let folder = try TemporaryDirectory()
    try folder.write(SampleLog.files)
    let serving = try Serving(folder)
    for (text, statuses) in Self.cases {
      let connection = try RawConnection(port: serving.port, timeout: 5)
      connection.send(text)
      let answers = connection.read().matches(of: /HTTP\/1\.1 (\d+)\s/).compactMap { Int($0.1) }
      #expect(answers == statuses, "\(text.prefix(200).debugDescription)")
    }
    #expect(try serving.get("/healthz").status == 200)
  }

  @Test func `a thousand slow connections keep nobody out`() throws {
    let folder = try TemporaryDirectory()
    try folder.write(SampleLog.files)
    let serving = try Serving(folder)
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    limit.rlim_cur = min(limit.rlim_max, 4096)
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    var connections: [RawConnection] = []
    for number in 0..<1000 {
      let connection = try RawConnection(port: serving.port)
      switch number % 4 {
      case 0: connection.send("GET /sessions HTTP/1.1\r\nHost: loc")
      case 1:
        connection.send("POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99\r\n\r\n")
      case 2:
        connection.send("POST /x HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n")
      default: break
      }
      connections.append(connection)
    }
    // A byte each now and then, as if they were about to go on.
    for _ in 0..<5 {
      for connection in connections { connection.send("1") }
      let began = ContinuousClock.now
      #expect(try serving.get("/sessions").status == 200)
      #expect(try serving.get("/healthz").status == 200)
      #expect(ContinuousClock.now - began < .seconds(10))
    }
  }
}
