import ChargingLog

extension Site {
  /// Shows the form, or takes it.
  func login(_ request: WebRequest, _ context: PageContext) async -> WebResponse {
    guard context.isLocked else { return .see(Link("/")) }
    let form = QueryItems(parsing: String(decoding: request.body, as: UTF8.self)) ?? QueryItems()
    guard request.method == .post else {
      if await isSignedIn(request, context) { return .see(Link("/")) }
      return page(LoginPage(next: context.query["next"]), context)
    }
    let next = form["next"]
    guard let password = form["password"] else {
      return page(LoginPage(status: 400, next: next, message: "Type the password."), context)
    }
    let outcome = await signIns.signIn(
      password,
      stored: context.storedPassword,
      peer: request.peer,
      now: context.now.secondsSince1970
    )
    switch outcome {
    case .signedIn(let token):
      return .see(Self.destination(next), headers: [cookie(token, request)])
    case .refused:
      let message =
        context.storedPassword == nil
        ? "No password is set: set one with plugtrack settings set-password."
        : "That is not the password."
      return page(LoginPage(status: 403, next: next, message: message), context)
    case .wait(let seconds):
      var response = page(
        LoginPage(
          status: 429,
          next: next,
          message: "Too many wrong tries: wait \(Format.duration(max(60, seconds)))."
        ),
        context
      )
      response.headers.append(("Retry-After", "\(seconds)"))
      return response
    }
  }

  /// Ends the sign-in, by the form alone.
  func logout(_ request: WebRequest, _ context: PageContext) async -> WebResponse {
    guard request.method == .post else { return .see(Link("/")) }
    await signIns.signOut(request.cookie(named: LoginPage.cookie))
    return .see(
      Link("/login"),
      headers: [cookie("", request), ("Clear-Site-Data", "\"cache\", \"storage\"")]
    )
  }

  /// Without navigation: whoever is not signed in is told nothing of the data.
  private func page(_ page: LoginPage, _ context: PageContext) -> WebResponse {
    WebResponse(
      page.status,
      .html,
      headers: [("Cache-Control", "no-store")],
      Array(BareLayout(page).document.markup.utf8)
    )
  }

  /// A page of the viewer, whatever the form says.
  private static func destination(_ next: String?) -> Link {
    guard let next, next.hasPrefix("/"), next.utf8.count <= 1024 else { return Link("/") }
    let parts = next.split(separator: "?", maxSplits: 1)
    guard let path = parts.first, Route(path: path) != nil,
      let decoded = PercentCoding.decode(path),
      let query = QueryItems(parsing: parts.count > 1 ? parts[1] : "")
    else { return Link("/") }
    return .path(decoded, query: query)
  }

  private func cookie(_ token: String, _ request: WebRequest) -> (name: String, value: String) {
    var parts = ["\(LoginPage.cookie)=\(token)", "Path=/", "HttpOnly", "SameSite=Strict"]
    parts.append("Max-Age=\(token.isEmpty ? 0 : SignIns.lifetimeSeconds)")
    if configuration.isSecure || request.isSecure { parts.append("Secure") }
    return ("Set-Cookie", parts.joined(separator: "; "))
  }
}
