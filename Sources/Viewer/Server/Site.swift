package import ChargingLog
package import DataDirectory
import Vault

/// The viewer without the network: answers requests from what the data directory holds.
///
/// It has no way to write to the directory.
package struct Site: Sendable {
  let live: LiveDirectory
  let configuration: SiteConfiguration
  let signIns = SignIns()
  let cache = ResponseCache()
  let problems = ProblemMemo()
  /// Tells this run of the program from others in the tags of answers.
  private let run: String
  let now: @Sendable () -> Instant

  package init(
    _ live: LiveDirectory,
    _ configuration: SiteConfiguration,
    now: @escaping @Sendable () -> Instant = { .now() }
  ) {
    self.live = live
    self.configuration = configuration
    self.now = now
    run = String(UInt64.random(in: .min ... .max), radix: 36)
  }

  /// Answers a request, whatever it is.
  package func respond(to request: WebRequest) async -> WebResponse {
    var response = await answer(request)
    response.headers += SecurityHeaders.all
    if configuration.isSecure || request.isSecure {
      response.headers.append(("Strict-Transport-Security", "max-age=31536000"))
    }
    if response["Cache-Control"] == nil {
      response.headers.append(("Cache-Control", "no-cache, private"))
    }
    if request.method == .head {
      if case .bytes(let bytes) = response.body {
        response.headers.append(("Content-Length", "\(bytes.count)"))
      }
      response.body = .bytes([])
    }
    return response
  }

  private func answer(_ request: WebRequest) async -> WebResponse {
    guard request.target.utf8.count <= Limits.targetBytes else {
      return .text(414, "the address is too long")
    }
    guard configuration.hosts.allows(request.host) else {
      return .text(
        421,
        "this viewer does not answer to that name; add it with: plugtrack serve --allow-host NAME"
      )
    }
    let parts = request.target.split(
      separator: "?",
      maxSplits: 1,
      omittingEmptySubsequences: false
    )
    guard let query = QueryItems(parsing: parts.count > 1 ? parts[1] : "") else {
      return .text(400, "what stands behind the question mark is not encoded properly")
    }
    let route = parts.first.flatMap { Route(path: $0) }
    if let refusal = refuse(request, route) { return refusal }
    var context = await context(query)
    guard let route else { return notFound(request, context) }
    if !route.isOpen, context.isLocked, await !isSignedIn(request, context) {
      return refuse(route, request)
    }
    context.mistakes =
      route.parameters(configuration.api)?.problems(of: query, in: context.index, at: context.now)
      ?? []
    if !context.mistakes.isEmpty, !route.showsMistakes { return refusal(of: route, context) }
    if let response = await openAnswer(route, request, context) { return response }
    return await cached(route, request, context)
  }

  /// What is not to be had by a method, of any route there is or is not.
  private func refuse(_ request: WebRequest, _ route: Route?) -> WebResponse? {
    switch request.method {
    case .get, .head: return nil
    case .post where route?.takesForms == true:
      guard isFromHere(request) else {
        return .text(403, "this form was sent from another site")
      }
      return nil
    default:
      let allowed = route?.takesForms == true ? "GET, HEAD, POST" : "GET, HEAD"
      return .text(405, "the viewer only reads", headers: [("Allow", allowed)])
    }
  }

  /// Whether a form was sent by a page of the viewer, as browsers tell it.
  private func isFromHere(_ request: WebRequest) -> Bool {
    if let site = request.fetchSite, site != "same-origin", site != "none" { return false }
    guard let origin = request.origin, let host = request.host else { return true }
    return origin == "http://" + host || origin == "https://" + host
  }

  private func refuse(_ route: Route, _ request: WebRequest) -> WebResponse {
    if route.isForPrograms { return APIPage.problem(401, "sign in first", fix: nil) }
    return .see(Link(["login"], query: QueryItems([("next", request.target)])))
  }

  func isSignedIn(_ request: WebRequest, _ context: PageContext) async -> Bool {
    await signIns.isSignedIn(
      request.cookie(named: LoginPage.cookie),
      stored: context.storedPassword,
      now: context.now.secondsSince1970
    )
  }

  private func context(_ query: QueryItems) async -> PageContext {
    let state = await live.state
    return PageContext(
      state: state,
      directory: live.directory,
      now: now(),
      query: query,
      needsPassword: configuration.needsPassword,
      problems: problems
    )
  }

  // MARK: Answers that are kept

  private func cached(_ route: Route, _ request: WebRequest, _ context: PageContext) async
    -> WebResponse
  {
    if route == .events { return WebResponse(200, .events, headers: Self.eventHeaders, .events) }
    if let response = await repositoryPage(route, context) {
      // The repository changes without the records.
      return ResponseCache.Entry(response, tag: Digest.sha256(response.bytes)).response(to: request)
    }
    let key = ResponseCache.Key(
      generation: context.state.generation,
      day: context.today.daysSince1970,
      minute: route.hangsOnTime ? context.now.secondsSince1970 / 60 : 0,
      target: request.target
    )
    if let kept = cache[key] { return kept.response(to: request) }
    var response = page(route, request, context)
    guard response.status == 200 else { return response }
    if context.isLocked { response.headers.append(("Vary", "Cookie")) }
    let kept = ResponseCache.Entry(response, tag: tag(of: key))
    cache[key] = kept
    return kept.response(to: request)
  }

  private static let eventHeaders = [(name: "X-Accel-Buffering", value: "no")]

  private func tag(of key: ResponseCache.Key) -> String {
    let digest = Digest.sha256("\(key.day) \(key.minute) \(key.target)").prefix(16)
    return "\(run)-\(key.generation)-\(digest)"
  }
}

extension WebResponse {
  fileprivate init(
    _ status: Int,
    _ type: ContentType,
    headers: [(name: String, value: String)],
    _ body: Body
  ) {
    self.init(status, type, headers: headers)
    self.body = body
  }
}
