import ChargingLog
import Glibc

/// What the machine tells of where its user lives: suggestions for a new data directory.
struct SystemDefaults {
  let timeZone: String?
  let currency: String
  let distance: String

  /// - Parameters:
  ///   - environment: `TZ`, and the locale in `LC_ALL`, `LC_MONETARY` or `LANG`.
  ///   - localTime: The link that names the machine's zone.
  init(environment: [String: String], localTime: String = "/etc/localtime") {
    timeZone = Self.timeZone(environment, localTime)
    let country = Self.country(environment) ?? timeZone.flatMap { Self.countries[$0] }
    currency = country.flatMap { Self.currencies[$0] } ?? "EUR"
    distance = country.map { ["GB", "US"].contains($0) } == true ? "mi" : "km"
  }

  /// `TZ` if it is a zone's name, else what `/etc/localtime` links to.
  private static func timeZone(_ environment: [String: String], _ localTime: String) -> String? {
    if let named = environment["TZ"] {
      let name = named.hasPrefix(":") ? String(named.dropFirst()) : named
      if isZone(name) { return name }
    }
    guard let target = unsafe realpath(localTime, nil) else { return nil }
    defer { unsafe free(target) }
    let parts = unsafe String(cString: target).split(separator: "/")
    guard let start = parts.lastIndex(of: "zoneinfo") else { return nil }
    let name = parts[(start + 1)...].joined(separator: "/")
    return isZone(name) ? name : nil
  }

  private static func isZone(_ name: String) -> Bool { (try? Zone.named(name)) != nil }

  /// The country of a locale such as `en_GB.UTF-8`.
  private static func country(_ environment: [String: String]) -> String? {
    let locale = ["LC_ALL", "LC_MONETARY", "LANG"].compactMap { environment[$0] }.first {
      !$0.isEmpty
    }
    guard let rest = locale?.split(separator: "_").dropFirst().first else { return nil }
    let code = String(rest.prefix { $0.isLetter })
    return code.count == 2 ? code : nil
  }

  /// Countries of zones where miles or a currency of its own are in use.
  private static let countries = [
    "Europe/London": "GB", "Europe/Warsaw": "PL", "Europe/Zurich": "CH", "Europe/Oslo": "NO",
    "Europe/Stockholm": "SE", "Europe/Copenhagen": "DK", "Europe/Prague": "CZ",
    "America/New_York": "US", "America/Chicago": "US", "America/Denver": "US",
    "America/Los_Angeles": "US", "America/Toronto": "CA", "Australia/Sydney": "AU",
    "Pacific/Auckland": "NZ",
  ]

  private static let currencies = [
    "GB": "GBP", "US": "USD", "PL": "PLN", "CH": "CHF", "NO": "NOK", "SE": "SEK", "DK": "DKK",
    "CZ": "CZK", "CA": "CAD", "AU": "AUD", "NZ": "NZD",
  ]
}
