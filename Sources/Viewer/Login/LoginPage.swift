/// Asks for the password.
struct LoginPage: Page {
  /// The cookie that says who is signed in.
  static let cookie = "plugtrack"

  let title = "Sign in"
  var status = 200
  /// Where to go afterwards.
  var next: String?
  /// Why it is asked again.
  var message: String?

  var content: HTML {
    tag("div", .class("login")) {
      Brand.mark
      tag("h1") { "Sign in" }
      if let message { tag("p", .class("error"), .other("role", "alert"), text: message) }
      tag("form", .other("method", "post"), .action(Link("/login"))) {
        if let next { void("input", .type("hidden"), .name("next"), .value(next)) }
        tag("label") {
          "Password"
          void(
            "input",
            .type("password"),
            .name("password"),
            .other("autocomplete", "current-password"),
            .flag("required"),
            .flag("autofocus")
          )
        }
        tag("button", .class("primary"), .type("submit")) { "Sign in" }
      }
    }
  }
}
