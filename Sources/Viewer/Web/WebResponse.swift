/// What a browser is answered, without anything of the network.
package struct WebResponse: Sendable {
  package enum Body: Sendable {
    case bytes([UInt8])
    /// Messages as the data changes, until the browser goes away.
    case events
  }

  package var status: Int
  package var headers: [(name: String, value: String)]
  package var body: Body

  package init(
    _ status: Int = 200,
    _ type: ContentType? = nil,
    headers: [(name: String, value: String)] = [],
    _ bytes: [UInt8] = []
  ) {
    self.status = status
    self.headers = headers
    if let type { self.headers.append(("Content-Type", type.rawValue)) }
    body = .bytes(bytes)
  }

  /// The value of a header.
  package subscript(name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }

  /// A plain answer of one line.
  static func text(_ status: Int, _ text: String, headers: [(name: String, value: String)] = [])
    -> WebResponse
  {
    WebResponse(status, .text, headers: headers, Array((text + "\n").utf8))
  }

  /// Sends the browser on to another page, which it gets by GET.
  static func see(_ link: Link, headers: [(name: String, value: String)] = []) -> WebResponse {
    WebResponse(303, .text, headers: headers + [("Location", link.text)])
  }

  package var bytes: [UInt8] {
    if case .bytes(let bytes) = body { bytes } else { [] }
  }
}

package enum ContentType: String, Sendable {
  case html = "text/html; charset=utf-8"
  case json = "application/json"
  case csv = "text/csv; charset=utf-8"
  case text = "text/plain; charset=utf-8"
  case css = "text/css; charset=utf-8"
  case script = "text/javascript; charset=utf-8"
  case manifest = "application/manifest+json"
  case svg = "image/svg+xml"
  case png = "image/png"
  case events = "text/event-stream; charset=utf-8"

  /// Whether it gets smaller when it is compressed.
  var isCompressible: Bool {
    switch self {
    case .png, .events: false
    default: true
    }
  }
}
