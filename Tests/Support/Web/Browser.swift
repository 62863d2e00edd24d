import Foundation

/// A real browser without a window, driven by WebDriver (W3C) through Chromium's driver.
public final class Browser {
  /// Whether tests in a browser are asked for, and chromium and its driver are installed.
  public static let isWanted =
    ProcessInfo.processInfo.environment["PLUGTRACK_BROWSER_TESTS"] == "1"
    && ["chromium", "chromedriver", "python3"].allSatisfy {
      FileManager.default.isExecutableFile(atPath: "/usr/bin/\($0)")
    }

  private let driver = Process()
  private let port: Int
  private var session = ""

  /// Starts a browser with nothing kept from before.
  public init() throws {
    port = Int.random(in: 20_000..<32_000)
    // Threads that tests run on block signals, and a child would inherit that: the driver could
    // neither be stopped nor hear of its browser's end.
    driver.executableURL = URL(filePath: "/usr/bin/python3")
    driver.arguments = [
      "-c",
      """
      import os, signal, sys
      signal.pthread_sigmask(signal.SIG_SETMASK, [])
      os.execv("/usr/bin/chromedriver", ["chromedriver", *sys.argv[1:]])
      """, "--port=\(port)",
    ]
    driver.standardOutput = FileHandle.nullDevice
    driver.standardError = FileHandle.nullDevice
    try driver.run()
    for _ in 0..<200 {
      if (try? call("GET", "/status")) != nil { break }
      usleep(50_000)
    }
    let arguments = [
      "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
      "--disable-dev-shm-usage",
    ]
    let capabilities: [String: Any] = [
      "goog:loggingPrefs": ["browser": "ALL", "performance": "ALL"],
      "goog:chromeOptions": ["args": arguments, "binary": "/usr/bin/chromium"],
    ]
    let answer = try call("POST", "/session", ["capabilities": ["alwaysMatch": capabilities]])
    session = (answer as? [String: Any])?["sessionId"] as? String ?? ""
  }

  deinit {
    _ = try? call("DELETE", "/session/\(session)")
    kill(driver.processIdentifier, SIGKILL)
    driver.waitUntilExit()
  }

  /// What the driver refused.
  public struct Failure: Error {
    /// Its own words.
    public var message: String
  }

  private func call(_ method: String, _ path: String, _ body: [String: Any]? = nil) throws -> Any? {
    let text = try body.map {
      String(decoding: try JSONSerialization.data(withJSONObject: $0), as: UTF8.self)
    }
    let connection = try RawConnection(port: port, timeout: 60)
    let answer = try HTTP.request(
      method,
      path,
      on: connection,
      ["Content-Type": "application/json", "Host": "127.0.0.1:\(port)"],
      text ?? ""
    )
    let json = try? JSONSerialization.jsonObject(with: Data(answer.body.utf8)) as? [String: Any]
    let value = json?["value"]
    guard answer.status == 200 else {
      let message = (value as? [String: Any])?["message"] as? String
      throw Failure(message: "\(method) \(path): \(message ?? answer.body)")
    }
    return value
  }

  private func ask(_ path: String, _ body: [String: Any]? = nil) throws -> Any? {
    try call(body == nil ? "GET" : "POST", "/session/\(session)/\(path)", body)
  }

  /// Sets the size of the page and whether the reader prefers dark.
  public func resize(width: Int, height: Int = 800, isDark: Bool = false) throws {
    try devTools(
      "Emulation.setDeviceMetricsOverride",
      ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500]
    )
    let scheme = ["name": "prefers-color-scheme", "value": isDark ? "dark" : "light"]
    try devTools("Emulation.setEmulatedMedia", ["features": [scheme]])
  }

  /// Sends a command of the browser's own developer tools.
  @discardableResult
  public func devTools(_ command: String, _ parameters: [String: Any] = [:]) throws -> Any? {
    try ask("goog/cdp/execute", ["cmd": command, "params": parameters])
  }

  /// Opens an address and waits until it is loaded.
  public func open(_ address: String) throws { _ = try ask("url", ["url": address]) }

  /// What a script returns.
  @discardableResult
  public func run(_ script: String, _ arguments: [Any] = []) throws -> Any? {
    try ask("execute/sync", ["script": script, "args": arguments])
  }

  /// What an asynchronous script hands to the last of its arguments.
  @discardableResult
  public func runAsync(_ script: String) throws -> Any? {
    try ask("execute/async", ["script": script, "args": [Any]()])
  }

  /// Presses keys, one after the other; `\u{E004}` is Tab, `\u{E007}` Enter.
  public func press(_ keys: String) throws {
    let actions = keys.flatMap { key in
      [["type": "keyDown", "value": String(key)], ["type": "keyUp", "value": String(key)]]
    }
    _ = try ask("actions", ["actions": [["type": "key", "id": "keys", "actions": actions]]])
  }

  /// Waits until a script returns true.
  public func wait(until script: String, seconds: Double = 20) throws -> Bool {
    let limit = Date(timeIntervalSinceNow: seconds)
    while Date() < limit {
      if try run("return Boolean(\(script))") as? Bool == true { return true }
      usleep(30_000)
    }
    return false
  }

  /// What the console and the policy complained of since it was asked last.
  public func complaints() throws -> [String] {
    let entries = try ask("se/log", ["type": "browser"]) as? [[String: Any]] ?? []
    return entries.filter { ["SEVERE", "WARNING"].contains($0["level"] as? String ?? "") }
      .compactMap { $0["message"] as? String }
  }

  /// The addresses of everything that was loaded since it was asked last.
  public func requests() throws -> [String] {
    let entries = try ask("se/log", ["type": "performance"]) as? [[String: Any]] ?? []
    return entries.compactMap { entry in
      guard let text = entry["message"] as? String,
        let object = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any],
        let message = object["message"] as? [String: Any],
        message["method"] as? String == "Network.requestWillBeSent",
        let parameters = message["params"] as? [String: Any],
        let request = parameters["request"] as? [String: Any]
      else { return nil }
      return request["url"] as? String
    }
  }

  /// A picture of what is seen, in PNG.
  public func picture() throws -> Data {
    let answer = try devTools("Page.captureScreenshot", ["format": "png"]) as? [String: Any]
    return Data(base64Encoded: answer?["data"] as? String ?? "") ?? Data()
  }
}
