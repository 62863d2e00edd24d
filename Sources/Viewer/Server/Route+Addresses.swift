extension Route {
  /// How addresses of one kind look.
  package struct Address: Sendable {
    /// Its path, such as `/sessions/{}/history`; `{}` stands for a name.
    package let path: String
    private let steps: [String]
    let route: @Sendable (String, String) -> Route

    fileprivate init(_ path: String, _ route: @escaping @Sendable (String, String) -> Route) {
      self.path = path
      steps = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map(
        String.init
      )
      self.route = route
    }

    fileprivate init(_ path: String, _ route: Route) { self.init(path) { _, _ in route } }

    /// The names in the steps of a path that looks like this; `nil` when it does not.
    func names(in given: [String]) -> (first: String, second: String)? {
      guard given.count == steps.count else { return nil }
      var names: [String] = []
      for (step, given) in zip(steps, given) {
        if step == "{}", !given.isEmpty { names.append(given) } else if step != given { return nil }
      }
      return (names.first ?? "", names.dropFirst().first ?? "")
    }
  }

  /// Every address that there is; where two look like a path, the first is meant.
  package static let addresses: [Address] = [
    Address("/", .dashboard),
    Address("/sessions", .sessions),
    Address("/sessions.csv", .sessionsCSV),
    Address("/sessions.json", .sessionsJSON),
    Address("/sessions/{}") { id, _ in .session(id) },
    Address("/sessions/{}/history") { id, _ in .history(id) },
    Address("/analytics", .analytics),
    Address("/plan", .plan),
    Address("/cars", .cars),
    Address("/cars/{}") { id, _ in .car(id) },
    Address("/locations", .locations),
    Address("/locations/{}") { id, _ in .location(id) },
    Address("/tariffs", .tariffs),
    Address("/tariffs/{}") { id, _ in .tariff(id) },
    Address("/settings", .settings),
    Address("/problems", .problems),
    Address("/sync", .sync),
    Address("/login", .login),
    Address("/logout", .logout),
    Address("/offline", .offline),
    Address("/events", .events),
    Address("/healthz", .healthy),
    Address("/readyz", .ready),
    Address("/manifest.webmanifest", .manifest),
    Address("/service-worker.js", .serviceWorker),
    Address("/assets/{}") { name, _ in .asset(name) },
    Address("/api/openapi.json", .apiDescription),
    Address("/api/v1/{}") { name, _ in .api(name, id: nil) },
    Address("/api/v1/{}/{}") { name, id in .api(name, id: id) },
  ]
}
