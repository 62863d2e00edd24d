import ChargingLog
import DataDirectory
import TestSupport
import Viewer

@testable import Commands

/// A site on a folder of its own, asked without a network.
struct Viewing {
  let folder: TemporaryDirectory
  let live: LiveDirectory
  let site: Site

  /// 2026-11-25T12:00Z.
  static let now = Instant(secondsSince1970: 1_795_608_000)

  init(
    _ folder: TemporaryDirectory,
    needsPassword: Bool = false,
    isSecure: Bool = false,
    now: @escaping @Sendable () -> Instant = { Viewing.now }
  ) async throws {
    self.folder = folder
    live = try await LiveDirectory(DataDirectory(path: folder.path, cache: nil))
    site = Site(
      live,
      SiteConfiguration(
        hosts: AllowedHosts(bound: "127.0.0.1", extra: ["charging.example.org"]),
        needsPassword: needsPassword,
        isSecure: isSecure,
        api: .commands(live.directory)
      ),
      now: now
    )
  }

  /// A site on the files of a small log, and more.
  static func small(_ more: [String: String] = [:], needsPassword: Bool = false) async throws
    -> Viewing
  {
    let folder = try TemporaryDirectory()
    try folder.write(SampleLog.files)
    try folder.write("sessions/2026/11/a.yaml", SampleLog.session)
    try folder.write(more)
    return try await Viewing(folder, needsPassword: needsPassword)
  }

  func get(_ target: String, _ change: (inout WebRequest) -> Void = { _ in }) async -> WebResponse {
    await ask(.get, target, change)
  }

  func ask(
    _ method: WebRequest.Method,
    _ target: String,
    _ change: (inout WebRequest) -> Void = { _ in }
  ) async -> WebResponse {
    var request = WebRequest(method, target, host: "localhost:8080", peer: "127.0.0.1")
    change(&request)
    return await site.respond(to: request)
  }
}

extension WebResponse {
  var text: String { String(decoding: bytes, as: UTF8.self) }
}
