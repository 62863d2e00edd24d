import Foundation
import TestSupport
import Testing
import Viewer

/// Answers are made once for the data as it is, and told apart by their tags.
struct CachingTests {
  @Test func `a tag spares the answer until the data changes`() async throws {
    let viewing = try await Viewing.small()
    let first = await viewing.get("/sessions")
    let tag = try #require(first["ETag"])
    #expect(tag.hasPrefix("\"") && tag.hasSuffix("\""))
    for header in [tag, "W/\(tag)", "\"other\", \(tag)"] {
      let again = await viewing.get("/sessions") { $0.ifNoneMatch = header }
      #expect(again.status == 304)
      #expect(again.bytes.isEmpty)
      #expect(again["ETag"] == tag)
      #expect(again["Content-Security-Policy"] != nil)
    }
    #expect(await viewing.get("/cars") { $0.ifNoneMatch = tag }.status == 200)
    try viewing.folder.write(
      "sessions/2026/11/a.yaml",
      SampleLog.session.replacing("41.25", with: "9.75")
    )
    await viewing.live.refresh([.path("sessions/2026/11/a.yaml")])
    let changed = await viewing.get("/sessions") { $0.ifNoneMatch = tag }
    #expect(changed.status == 200)
    #expect(changed["ETag"] != tag)
    #expect(changed.text.contains("9.8"))
  }

  @Test func `pages are compressed for whoever takes it, under a tag of their own`() async throws {
    let viewing = try await Viewing.small()
    let plain = await viewing.get("/sessions")
    let small = await viewing.get("/sessions") { $0.acceptEncoding = "br, gzip;q=0.8" }
    #expect(small["Content-Encoding"] == "gzip")
    #expect(small.bytes.prefix(2) == [0x1F, 0x8B])
    #expect(small.bytes.count < plain.bytes.count / 2)
    #expect(small["Vary"] == "Accept-Encoding")
    #expect(plain["Vary"] == "Accept-Encoding")
    #expect(small["ETag"] != plain["ETag"])
    #expect(try gunzip(small.bytes) == plain.bytes)
    for header in ["identity", "gzip;q=0", "", "deflate", "*;q=0"] {
      let response = await viewing.get("/sessions") { $0.acceptEncoding = header }
      #expect(response["Content-Encoding"] == nil, "\(header)")
    }
  }

  @Test func `assets may be kept for ever, since their address changes with them`() async throws {
    let viewing = try await Viewing.small()
    let page = await viewing.get("/").text
    let links = page.matches(of: /"(\/assets\/[^"]+)"/).map { String($0.1) }
    #expect(links.count >= 4)
    for link in links {
      let asset = await viewing.get(link)
      #expect(asset.status == 200)
      #expect(asset["Cache-Control"]?.contains("immutable") == true)
      #expect(!asset.bytes.isEmpty)
    }
    #expect(await viewing.get("/service-worker.js")["Cache-Control"] == "no-cache")
  }

  @Test func `a page fits a slow connection`() async throws {
    let folder = try TemporaryDirectory.sampleData()
    let viewing = try await Viewing(folder)
    for address in Viewing.addresses {
      let page = await viewing.get(address) { $0.acceptEncoding = "gzip" }
      guard page["Content-Type"]?.hasPrefix("text/html") == true else { continue }
      #expect(page.bytes.count < 60_000, "\(address)")
    }
  }

  private func gunzip(_ bytes: [UInt8]) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc"]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(bytes))
    try input.fileHandleForWriting.close()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return [UInt8](data)
  }
}
