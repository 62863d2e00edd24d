import Testing
import Viewer

/// What nobody may do to the viewer, tried on every address.
struct SecurityTests {
  @Test("every method but GET and HEAD is refused, but for signing in and out")
  func methods() async throws {
    let viewing = try await Viewing.small()
    for address in Viewing.addresses {
      for method in [
        "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", "BREW",
        "", "GET ", "G\u{0}ET", String(repeating: "A", count: 5000),
      ] {
        let takesForms = method == "POST" && ["/login", "/logout"].contains(address)
        let response = await viewing.ask(WebRequest.Method(method), address)
        if takesForms {
          #expect(response.status != 405, "\(method) \(address)")
        } else {
          #expect(response.status == 405, "\(method) \(address)")
          #expect(response["Allow"]?.hasPrefix("GET, HEAD") == true)
        }
      }
    }
  }

  @Test("every answer carries the headers that keep it safe")
  func headers() async throws {
    let viewing = try await Viewing.small()
    for address in Viewing.addresses + [
      "/%zz", "/?q=%ff", "/" + String(repeating: "a", count: 9000),
    ] {
      let response = await viewing.get(address)
      let policy = try #require(response["Content-Security-Policy"], "\(address)")
      for part in [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'",
        "base-uri 'none'", "form-action 'self'",
      ] {
        #expect(policy.contains(part), "\(address)")
      }
      #expect(!policy.contains("unsafe") && !policy.contains("*"))
      #expect(response["X-Content-Type-Options"] == "nosniff")
      #expect(response["Referrer-Policy"] == "no-referrer")
      #expect(response["X-Frame-Options"] == "DENY")
      #expect(response["Cache-Control"] != nil)
      #expect(response.status < 500, "\(address)")
    }
  }

  @Test("HEAD answers as GET does, without the body")
  func head() async throws {
    let viewing = try await Viewing.small()
    for address in Viewing.addresses where address != "/events" {
      let full = await viewing.get(address)
      let head = await viewing.ask(.head, address)
      #expect(head.status == full.status, "\(address)")
      #expect(head.bytes.isEmpty)
      #expect(head["Content-Type"] == full["Content-Type"])
      #expect(head["Content-Length"] == "\(full.bytes.count)")
    }
    #expect(await viewing.ask(.head, "/events").bytes.isEmpty)
  }

  @Test(
    "a host that is not the viewer's is refused",
    arguments: [
      nil, "", "evil.example", "evil.example:8080", "localhost.evil.example",
      "127.0.0.1.evil.example",
      "localhost@evil.example", "evil.example/localhost", "[::2]", "[::1", "localhost:80:80",
      "localhost:http", "127.0.0.2", "xlocalhost", "0.0.0.0", "localhost,evil.example",
    ]
  )
  func hosts(_ host: String?) async throws {
    let viewing = try await Viewing.small()
    let response = await viewing.get("/") { $0.host = host }
    #expect(response.status == 421)
    #expect(!response.text.contains("ioniq5"))
  }

  @Test(
    "the viewer answers to its own names",
    arguments: [
      "localhost", "LOCALHOST:1", "localhost.", "127.0.0.1:8080", "[::1]", "[::1]:8080",
      "charging.example.org", "Charging.Example.org:443",
    ]
  )
  func ownHosts(_ host: String) async throws {
    #expect(try await Viewing.small().get("/") { $0.host = host }.status == 200)
  }

  @Test func `a viewer on every address answers to addresses in digits, and to no other name`() {
    let hosts = AllowedHosts(bound: "0.0.0.0", extra: [])
    for host in ["192.168.1.10:8080", "10.0.0.1", "[fe80::1]:8080", "localhost"] {
      #expect(hosts.allows(host), "\(host)")
    }
    for host in ["evil.example", "1.2.3.4.evil.example", "1.2.3", "256.1.1.1", "[evil]", "0x7f.1"] {
      #expect(!hosts.allows(host), "\(host)")
    }
  }

  @Test(
    "no address leads to a file",
    arguments: [
      "/../settings.yaml", "/sessions/../../settings.yaml", "/sessions/..%2f..%2fsettings.yaml",
      "/sessions/%2e%2e/%2e%2e/settings.yaml", "/sessions/..%5c..%5csettings.yaml",
      "/sessions/%252e%252e%252fsettings.yaml", "/assets/../settings.yaml",
      "/assets/%2e%2e%2f%2e%2e%2fetc%2fpasswd", "/cars/ioniq5.yaml", "/cars/ioniq5%00",
      "/cars//ioniq5", "/cars/./ioniq5", "//settings.yaml", "/settings.yaml", "/etc/passwd",
      "/sessions/%c0%ae%c0%ae/", "/locations/%ef%bc%8e%ef%bc%8e/", "file:///etc/passwd",
      "http://localhost/", "*", "", "sessions", "/sessions/", "/cars/\u{2025}/",
    ]
  )
  func traversal(_ target: String) async throws {
    let response = try await Viewing.small().get(target)
    #expect([400, 404].contains(response.status), "\(target)")
    #expect(!response.text.contains("plugtrack: 1") && !response.text.contains("root:"))
  }

  @Test func `no way to write a step up leads to a file, below any address`() async throws {
    let viewing = try await Viewing.small()
    let steps = [
      "..", "%2e%2e", "%2E.", ".%2e", "%252e%252e", "%c0%ae%c0%ae", "%e0%80%ae%e0%80%ae", "..%00",
      "..;", "....", "%u002e%u002e", "..%20", "%2e%2e%20", "\u{FF0E}\u{FF0E}", "..%01",
    ]
    let slashes = [
      "/", "%2f", "%5C", "\\", "%252f", "%c0%af", "//", "/./", "%00/",
    ]
    let folders = Set(
      Viewing.templates.compactMap { template in
        template.contains("{}") ? String(template.prefix { $0 != "{" }) : nil
      }
    )
    var tried = 0
    for folder in folders.sorted() + ["/"] {
      for step in steps {
        for slash in slashes {
          let target = folder + step + slash + step + slash + "settings.yaml"
          let response = await viewing.get(target)
          #expect([400, 404].contains(response.status), "\(target)")
          #expect(!response.text.contains("plugtrack: 1"), "\(target)")
          tried += 1
        }
      }
    }
    #expect(tried > 1000)
  }

  @Test func `an address that is too long is refused before it is read`() async throws {
    let viewing = try await Viewing.small()
    #expect(await viewing.get("/?q=" + String(repeating: "a", count: 9000)).status == 414)
    #expect(await viewing.get("/sessions?q=" + String(repeating: "a", count: 8000)).status == 200)
  }

  @Test(
    "a question that makes no sense is answered with what to write",
    arguments: [
      "from=yesterdayish", "where=cost+%3E", "sort=nothing", "car=nothing", "type=x", "place=moon",
      "min_kwh=4,5", "free=maybe", "during=2026-13",
    ]
  )
  func questions(_ query: String) async throws {
    let viewing = try await Viewing.small()
    let page = await viewing.get("/sessions?" + query)
    #expect(page.status == 400)
    #expect(page.text.contains("role=\"alert\""))
    #expect(await viewing.get("/sessions.csv?" + query).status == 400)
    #expect(await viewing.get("/sessions.json?" + query).status == 400)
  }
}
