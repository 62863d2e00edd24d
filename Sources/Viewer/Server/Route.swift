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
  case api(String, id: String?)

  /// The route of a path, as it came; `nil` when there is none.
  package init?(path: Substring) {
    guard path.first == "/" else { return nil }
    var steps: [String] = []
    for step in path.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      guard steps.count < 5, let step = PercentCoding.decode(step), Self.isName(step) else {
        return nil
      }
      steps.append(step)
    }
    for address in Self.addresses {
      if let names = address.names(in: steps) {
        self = address.route(names.first, names.second)
        return
      }
    }
    return nil
  }

  /// Whether a decoded step may be a name: nothing that a path would take for something else.
  private static func isName(_ step: String) -> Bool {
    step != "." && step != ".."
      && !step.unicodeScalars.contains { $0 == "/" || $0.value < 32 }
  }

  /// Whether its answer changes with the time of day.
  var hangsOnTime: Bool {
    switch self {
    case .plan: true
    case .api(let name, _): name == "plan" || name == "advice"
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

  /// Whether its page says itself what of its address cannot be understood, beside its form.
  var showsMistakes: Bool { self == .sessions || self == .plan }

  /// The part of the viewer that it belongs to.
  var section: Section? {
    switch self {
    case .dashboard: .dashboard
    case .sessions, .session, .history: .sessions
    case .analytics: .analytics
    case .plan: .plan
    case .cars, .car: .cars
    case .locations, .location: .locations
    case .tariffs, .tariff: .tariffs
    case .settings: .settings
    case .problems: .problems
    case .sync: .sync
    default: nil
    }
  }
}
