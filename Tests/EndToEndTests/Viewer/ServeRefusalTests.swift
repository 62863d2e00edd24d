import Foundation
import TestSupport
import Testing

/// What `serve` does not start with, and what `settings set-password` keeps.
struct ServeRefusalTests {
  private func small(_ settings: String = "") throws -> TemporaryDirectory {
    let folder = try TemporaryDirectory()
    try folder.write(SampleLog.files)
    if !settings.isEmpty { try folder.write("settings.yaml", "plugtrack: 1\n" + settings) }
    return folder
  }

  @Test(
    "an address that others reach needs a password",
    arguments: ["0.0.0.0", "::", "192.0.2.1", "example.org"]
  )
  func openAddress(_ host: String) throws {
    let ended = #expect(throws: Serving.Ended.self) {
      _ = try Serving(small(), ["--host", host, "--port", "0"])
    }
    #expect(ended?.status == 77)
    #expect(ended?.message.contains("plugtrack settings set-password") == true)
  }

  @Test func `a password that is no hash would let nobody in`() throws {
    let ended = #expect(throws: Serving.Ended.self) {
      _ = try Serving(small("viewer: {password: sesame}\n"))
    }
    #expect(ended?.status == 78)
    #expect(ended?.message.contains("sesame") == false)
  }

  @Test func `settings that cannot be read may hide a password`() throws {
    let ended = #expect(throws: Serving.Ended.self) { _ = try Serving(small("viewer: [\n")) }
    #expect(ended?.status == 78)
  }

  @Test func `an address that is taken is named`() throws {
    let first = try Serving(small())
    let ended = #expect(throws: Serving.Ended.self) {
      _ = try Serving(small(), ["--port", "\(first.port)"])
    }
    #expect(ended?.status == 75)
    #expect(
      ended?.message.contains(
        "cannot listen on 127.0.0.1:\(first.port): Address already in use\n"
      ) == true
    )
  }

  @Test func `a password is kept as a hash, and opens an address to those who know it`() throws {
    let folder = try small()
    let set = try Binary.plugtrack.run(
      ["settings", "set-password"],
      in: folder.path,
      input: "drei blaue Esel\n"
    )
    #expect(set.status == 0, "\(set.err)")
    let settings = try folder.read("settings.yaml")
    #expect(settings.contains("scrypt:v1:15:8:1:"))
    #expect(!settings.contains("Esel"))
    #expect(try Binary.plugtrack.run(["check"], in: folder.path).out.isEmpty)
    let serving = try Serving(folder, ["--host", "0.0.0.0", "--port", "0"])
    #expect(try serving.get("/").status == 303)
    let signIn = try HTTP.request(
      "POST",
      "/login",
      port: serving.port,
      body: "password=drei+blaue+Esel"
    )
    let cookie = try #require(signIn.headers["set-cookie"]?.components(separatedBy: ";").first)
    #expect(try serving.get("/", headers: ["Cookie": cookie]).status == 200)
    let short = try Binary.plugtrack.run(
      ["settings", "set-password"],
      in: folder.path,
      input: "abc\n"
    )
    #expect(short.status == 64)
    #expect(try folder.read("settings.yaml") == settings)
  }
}
