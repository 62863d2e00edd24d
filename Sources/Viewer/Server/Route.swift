/// The addresses that the viewer knows; any other is not there.
///
/// No route leads to a path of the file system: names of records are looked up in the index.
package enum Route: Sendable, Hashable {
  case dashboard, sessions, sessionsCSV, sessionsJSON
  case session(String)
  /// How a session's file came to be as it is.
  case history(String)
  case analytics, cars
  case car(String)
  case locations
  case location(String)
  case tariffs
  case tariff(String)
  case settings
  case plan, problems, sync
  case login, logout, offline
  case events, healthy, ready
  case asset(String)
  case manifest, serviceWorker
  case apiDescription
  case api([String])

  /// The route of a path, as it came; `nil` when there is none.
  package init?(path: Substring) {
    guard path.first == "/" else { return nil }
    var steps: [String] = []
    for step in path.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      guard let step = PercentCoding.decode(step), Self.isName(step) else { return nil }
      steps.append(step)
    }
    self.init(steps: steps)
  }

  private init?(steps: [String]) {
    if steps.starts(with: ["api", "v1"]), steps.count > 2 {
      self = .api(Array(steps.dropFirst(2)))
      return
    }
    switch steps.count {
    case 1: self.init(page: steps[0])
    case 2: self.init(folder: steps[0], name: steps[1])
    case 3 where steps[0] == "sessions" && steps[2] == "history" && !steps[1].isEmpty:
      self = .history(steps[1])
    default: return nil
    }
  }

  private init?(page: String) {
    switch page {
    case "": self = .dashboard
    case "sessions": self = .sessions
    case "sessions.csv": self = .sessionsCSV
    case "sessions.json": self = .sessionsJSON
    case "analytics": self = .analytics
    case "cars": self = .cars
    case "locations": self = .locations
    case "tariffs": self = .tariffs
    case "settings": self = .settings
    case "plan": self = .plan
    case "problems": self = .problems
    case "sync": self = .sync
    case "login": self = .login
    case "logout": self = .logout
    case "offline": self = .offline
    case "events": self = .events
    case "healthz": self = .healthy
    case "readyz": self = .ready
    case "manifest.webmanifest": self = .manifest
    case "service-worker.js": self = .serviceWorker
    default: return nil
    }
  }

  private init?(folder: String, name: String) {
    guard !name.isEmpty else { return nil }
    switch folder {
    case "sessions": self = .session(name)
    case "cars": self = .car(name)
    case "locations": self = .location(name)
    case "tariffs": self = .tariff(name)
    case "assets": self = .asset(name)
    case "api" where name == "openapi.json": self = .apiDescription
    default: return nil
    }
  }

  /// Whether a decoded step may be a name: nothing that a path would take for something else.
  private static func isName(_ step: String) -> Bool {
    step != "." && step != ".."
      && !step.unicodeScalars.contains { $0 == "/" || $0 == "\\" || $0.value < 32 }
  }

  /// Whether its answer changes with the time of day.
  var hangsOnTime: Bool {
    switch self {
    case .plan: true
    case .api(let steps): steps.first == "plan" || steps.first == "advice"
    default: false
    }
  }

  /// Whether it may be asked for by POST.
  package var takesForms: Bool { self == .login || self == .logout }

  /// Whether it may be seen without signing in.
  package var isOpen: Bool {
    switch self {
    case .login, .logout, .healthy, .ready, .asset, .manifest, .serviceWorker: true
    default: false
    }
  }

  /// Whether programs ask for it rather than people.
  package var isForPrograms: Bool {
    switch self {
    case .api, .apiDescription, .events, .sessionsCSV, .sessionsJSON: true
    default: false
    }
  }
}
