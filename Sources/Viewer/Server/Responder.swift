import HTTPTypes
import HummingbirdCore
import NIOCore

/// Carries requests from the network to the site, and answers back.
struct Responder: Sendable {
  let site: Site
  let log: AccessLog
  /// Whether only a proxy on this machine can be the other end.
  let isBehindProxy: Bool
  let patience: Patience
  let listeners = ListenerCount()

  @concurrent
  func respond(
    to request: Request,
    _ writer: consuming ResponseWriter,
    _ channel: any Channel
  ) async throws {
    let began = ContinuousClock.now
    let web: WebRequest
    do {
      web = try await self.request(request, channel)
    } catch is TooLarge {
      let refusal = WebResponse.text(
        413,
        "the form is too large",
        headers: [("Connection", "close")]
      )
      try await write(refusal, writer, channel)
      return patience.close(channel)
    }
    var response = await site.respond(to: web)
    if case .events = response.body {
      log.record(web, response.status, bytes: 0, duration: .zero)
      return try await EventStream(live: site.live, listeners: listeners).run(
        request,
        response.head,
        writer
      )
    }
    log.record(
      web,
      response.status,
      bytes: response.bytes.count,
      duration: .now - began
    )
    // Nobody asked for a body here: it is passed over, but not for ever.
    let isOver = web.method != .post && request.isWithBody
    if isOver { response.headers.append(("Connection", "close")) }
    try await write(response, writer, channel)
    if isOver { patience.close(channel) }
  }

  @concurrent
  private func write(
    _ response: WebResponse,
    _ writer: consuming ResponseWriter,
    _ channel: any Channel
  ) async throws {
    let deadline = patience.limit(toTake: response.bytes.count, channel)
    defer { deadline.cancel() }
    try await writer.write(
      response: response.head,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: response.bytes))
    )
  }

  private struct TooLarge: Error {}

  private func request(_ request: Request, _ channel: any Channel) async throws -> WebRequest {
    let headers = request.headers
    let method = WebRequest.Method(request.method.rawValue)
    var body: [UInt8] = []
    if method == .post {
      let deadline = patience.limit(toSend: channel)
      defer { deadline.cancel() }
      do {
        let buffer = try await request.body.collect(upTo: Limits.formBytes)
        body = Array(buffer.readableBytesView)
      } catch is NIOTooManyBytesError {
        throw TooLarge()
      }
    }
    let forwardedPeer = isBehindProxy ? headers[Self.forwardedFor]?.split(separator: ",").last : nil
    return WebRequest(
      method,
      request.head.path ?? "/",
      host: host(of: request.head),
      cookie: headers[values: .cookie].joined(separator: "; "),
      ifNoneMatch: headers[.ifNoneMatch],
      acceptEncoding: headers[.acceptEncoding],
      origin: headers[.origin],
      fetchSite: headers[Self.fetchSite],
      peer: forwardedPeer.map { $0.filter { $0 != " " } }
        ?? channel.remoteAddress?.ipAddress ?? "local",
      isSecure: isBehindProxy && headers[Self.forwardedProtocol] == "https",
      body: body
    )
  }

  /// The one host that is named; a request that names two may mean one thing here and another to a
  /// proxy, so it names none.
  private func host(of head: HTTPRequest) -> String? {
    let others = Self.host.map { head.headerFields[values: $0] } ?? []
    if let authority = head.authority { return others.isEmpty ? authority : nil }
    return others.count == 1 ? others.first : nil
  }

  private static let host = HTTPField.Name("Host")
  private static let fetchSite = HTTPField.Name("Sec-Fetch-Site")
  private static let forwardedFor = HTTPField.Name("X-Forwarded-For")
  private static let forwardedProtocol = HTTPField.Name("X-Forwarded-Proto")
}

extension Request {
  /// Whether something stands behind its head.
  fileprivate var isWithBody: Bool {
    headers[.transferEncoding] != nil || (headers[.contentLength].map { $0 != "0" } ?? false)
  }
}

extension HTTPFields {
  /// The value of a field whose name may be none.
  fileprivate subscript(name: HTTPField.Name?) -> String? { name.flatMap { self[$0] } }
}

extension WebResponse {
  /// Status and headers for the network.
  var head: HTTPResponse {
    var fields = HTTPFields()
    for (name, value) in headers {
      guard let name = HTTPField.Name(name) else { continue }
      fields.append(HTTPField(name: name, value: value))
    }
    if case .bytes(let bytes) = body, status != 304, !fields.contains(.contentLength) {
      fields[.contentLength] = "\(bytes.count)"
    }
    return HTTPResponse(status: HTTPResponse.Status(code: status), headerFields: fields)
  }
}
