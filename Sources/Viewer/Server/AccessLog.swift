package import Logging

/// Says what was asked for, without what stands behind the question mark: it may tell where somebody
/// was.
package struct AccessLog: Sendable {
  private let logger: Logger?

  /// - Parameter logger: Takes the lines; `nil` keeps none.
  package init(_ logger: Logger?) { self.logger = logger }

  /// One that writes to standard error.
  package static var standardError: AccessLog {
    AccessLog(Logger(label: "plugtrack") { StreamLogHandler.standardError(label: $0) })
  }

  /// One that keeps nothing.
  package static let none = AccessLog(nil)

  func record(_ request: WebRequest, _ status: Int, bytes: Int, duration: Duration) {
    guard let logger else { return }
    let path = request.target.prefix { $0 != "?" }.prefix(200)
    let microseconds =
      duration.components.seconds * 1_000_000 + duration.components.attoseconds / 1_000_000_000_000
    logger.info(
      "\(request.method.name) \(String(path).unicodeScalars.map { $0.value < 32 || $0.value > 126 ? "?" : String($0) }.joined()) \(status)",
      metadata: [
        "peer": "\(request.peer)", "bytes": "\(bytes)", "microseconds": "\(microseconds)",
      ]
    )
  }
}

extension WebRequest.Method {
  fileprivate var name: String {
    switch self {
    case .get: "GET"
    case .head: "HEAD"
    case .post: "POST"
    case .other(let name): String(name.prefix(20))
    }
  }
}
