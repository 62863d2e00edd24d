import Foundation
import TestSupport
import Testing

/// `plugtrack serve` as a process, over the network.
@Suite(.serialized)
struct ServeTests {
  private func small() throws -> TemporaryDirectory {
    let folder = try TemporaryDirectory()
    try folder.write(SampleLog.files)
    try folder.write("sessions/2026/11/a.yaml", SampleLog.session)
    return folder
  }

  @Test func `prints its address, answers, and ends on Ctrl-C while somebody listens`() throws {
    let serving = try Serving(small())
    #expect(serving.address == "http://127.0.0.1:\(serving.port)/")
    let page = try serving.get("/sessions/a")
    #expect(page.status == 200)
    #expect(page.body.contains("41.2"))
    #expect(try serving.get("/readyz").body == "ready, 1 sessions\n")
    let listener = try RawConnection(port: serving.port)
    listener.send("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n")
    #expect(listener.read(until: "event: generation").contains("text/event-stream"))
    #expect(serving.end() == 0)
  }

  @Test(
    "the interface for programs answers as the command line does",
    arguments: [
      ("/api/v1/cars", ["car", "list"]), ("/api/v1/cars/ioniq5", ["car", "show", "ioniq5"]),
      ("/api/v1/locations", ["location", "list"]), ("/api/v1/tariffs", ["tariff", "list"]),
      ("/api/v1/sessions/2026-10-17T1656-ioniq5", ["show", "2026-10-17T1656-ioniq5"]),
      ("/api/v1/stats?by=month&type=dc", ["stats", "--by", "month", "--type", "dc"]),
      ("/api/v1/problems", ["check"]), ("/api/v1/advice?all=yes", ["advise", "--all"]),
      ("/api/v1/battery?car=ioniq5", ["battery", "--car", "ioniq5"]),
      ("/api/v1/what-if?during=2026", ["what-if", "--during", "2026"]),
      ("/api/v1/report/2026-10", ["report", "2026-10"]),
      (
        "/api/v1/plan?car=ioniq5&from=18&to=80&price=0.79&distance=20&start=2026-11-02T18:00",
        [
          "plan", "--car", "ioniq5", "--soc", "18..80", "--price", "0.79", "--distance", "20",
          "--start", "2026-11-02T18:00",
        ]
      ),
      ("/sessions.json?car=mg4&sort=start", ["list", "--car", "mg4", "--sort", "start"]),
      ("/sessions.csv?place=public&sort=-cost", ["list", "--public", "--sort=-cost"]),
    ]
  )
  func interface(_ address: String, _ command: [String]) throws {
    let serving = try Serving(.sampleData())
    let format = address.contains(".csv") ? "csv" : "json"
    let printed = try Binary.plugtrack.run(
      command + ["--format", format],
      in: serving.folder.path
    )
    let answer = try serving.get(address)
    #expect(answer.status == 200)
    #expect(answer.body == printed.out)
  }

  @Test func `tells a listener of an edit by hand, which the page then shows`() throws {
    let serving = try Serving(small())
    let listener = try RawConnection(port: serving.port)
    listener.send("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n")
    _ = listener.read(until: "data: ")
    try serving.folder.write(
      "sessions/2026/11/a.yaml",
      SampleLog.session.replacingOccurrences(of: "41.25", with: "12.5")
    )
    #expect(listener.read(until: "event: generation").contains("data: "))
    #expect(try serving.get("/sessions").body.contains("12.5"))
  }

  @Test func `a form that is too large is refused`() throws {
    let serving = try locked()
    let body = "password=" + String(repeating: "a", count: 20_000)
    let answer = try HTTP.request("POST", "/login", port: serving.port, body: body)
    #expect(answer.status == 413)
  }

  @Test func `a socket serves a proxy on this machine`() throws {
    let folder = try small()
    let path = folder.path(".viewer.sock")
    let serving = try Serving(folder, ["--socket", path, "--allow-host", "charging.example.org"])
    #expect(serving.address == "unix:\(path)")
    let headers = ["Host": "charging.example.org", "X-Forwarded-Proto": "https"]
    let answer = try HTTP.request("GET", "/", on: RawConnection(path: path), headers)
    #expect(answer.status == 200)
    #expect(answer.headers["strict-transport-security"] != nil)
    #expect(
      try HTTP.request("GET", "/", on: RawConnection(path: path), ["Host": "x"]).status == 421
    )
  }

  @Test func `a certificate makes it https`() throws {
    let folder = try small()
    let (certificate, key) = (folder.path(".cert.pem"), folder.path(".key.pem"))
    let made = try Binary.tool("/usr/bin/openssl").run(
      [
        "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost",
        "-keyout", key, "-out", certificate,
      ],
      in: folder.path
    )
    try #require(made.status == 0)
    let serving = try Serving(folder, ["--port", "0", "--tls-cert", certificate, "--tls-key", key])
    #expect(serving.address.hasPrefix("https://127.0.0.1:"))
    let answer = try Binary.tool("/usr/bin/openssl").run(
      ["s_client", "-quiet", "-connect", "127.0.0.1:\(serving.port)", "-CAfile", certificate],
      in: folder.path,
      input: "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    )
    #expect(answer.out.hasPrefix("HTTP/1.1 200"))
    #expect(answer.out.contains("Strict-Transport-Security"))
  }

  /// One that asks for a password.
  private func locked() throws -> Serving {
    let folder = try TemporaryDirectory()
    try folder.write(SampleLog.files)
    let hash = "scrypt:v1:10:8:1:0011223344556677:00112233445566778899aabbccddeeff"
    try folder.write("settings.yaml", "plugtrack: 1\nviewer: {password: '\(hash)'}\n")
    return try Serving(folder)
  }
}
