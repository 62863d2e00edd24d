import DataDirectory

@testable import Commands
@testable import Viewer

extension Viewing {
  /// Names that stand in the addresses of a small log; a new kind of address needs one here.
  private static let names = [
    "/sessions/{}": "a", "/sessions/{}/history": "a", "/cars/{}": "ioniq5",
    "/locations/{}": "home", "/tariffs/{}": "go", "/api/v1/sessions/{}": "a",
    "/api/v1/cars/{}": "ioniq5", "/api/v1/locations/{}": "home", "/api/v1/tariffs/{}": "go",
    "/api/v1/report/{}": "2026-11",
    "/assets/{}": String(Asset.script.link.text.dropFirst("/assets/".count)),
  ]

  /// Every kind of address that the site knows, as a template, with the resources of its interface.
  static let templates: [String] = Route.addresses.flatMap { address in
    switch address.path {
    case "/api/v1/{}":
      resources.filter { !$0.takesID }.map { "/api/v1/\($0.name)" }
    case "/api/v1/{}/{}":
      resources.filter(\.takesID).map { "/api/v1/\($0.name)/{}" }
    default: [address.path]
    }
  }

  private static let resources = APIService.commands(
    DataDirectory(path: "/nothing", cache: nil)
  ).resources

  /// An address of a kind, with a name in it.
  static func address(_ template: String, name: String? = nil) -> String {
    template.replacing("{}", with: name ?? names[template] ?? "no-name-given-by-this-test")
  }

  /// Every address that the site knows, with names of a small log in them.
  static let knownAddresses = templates.map { address($0) }

  /// Those, and some with a question or with nothing there.
  static let addresses =
    knownAddresses + [
      "/sessions?sort=-cost&car=ioniq5", "/settings?tab=viewer", "/assets/nothing.css", "/nothing",
      "/sessions/nothing", "/analytics?period=all", "/api/v1/nothing", "/?zzz=1",
    ]
}
