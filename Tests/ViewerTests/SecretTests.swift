import ChargingLog
import Foundation
import TestSupport
import Testing
import Viewer

/// What is a secret is on no page and in no answer.
struct SecretTests {
  @Test func `secrets are shown nowhere`() async throws {
    let secret = "tok-3f9a"
    let folder = try TemporaryDirectory()
    try folder.write(SampleLog.files)
    try folder.write(
      "settings.yaml",
      """
      plugtrack: 1
      notifications: {gotify: {url: x, token: \(secret)}, apprise: {targets: [\(secret)]}}
      ai: {api_key: \(secret)}
      chargers: {open_charge_map: {api_key: \(secret)}}

      """
    )
    try folder.write(
      "cars/ioniq5.yaml",
      "make: A\nmodel: B\nbattery_kwh: 74\nvin: \(secret)\nregistration: \(secret)\n"
    )
    let viewing = try await Viewing(folder)
    let tabs = ["cars", "home", "insights", "notifications", "ai", "viewer"].map {
      "/settings?tab=\($0)"
    }
    for address in Viewing.addresses + tabs {
      #expect(!(await viewing.get(address)).text.contains(secret), "\(address)")
    }
    // Broken, they are shown with their errors: then too without the line that may hold one.
    try folder.write("settings.yaml", "plugtrack: 1\nai: {api_key: \(secret)\nviewer: [\n")
    try folder.write(
      "cars/ioniq5.yaml",
      "make: A\nvin: [\(secret)]\nregistration: {a: \(secret)}\n"
    )
    await viewing.live.refresh([.everything])
    for address in ["/problems", "/settings?tab=ai", "/cars/ioniq5"] {
      #expect(!(await viewing.get(address)).text.contains(secret), "\(address)")
    }
  }
}
