/// The settings of a data directory; the file that marks it.
package struct Settings: SchemaRecord {
  /// The format that this program reads and writes.
  package static let format = 1

  package var path = ""
  package var plugtrack = Settings.format
  package var currency: String?
  package var distance: DistanceUnit?
  package var timeZone: Zone?
  package var defaultCar: String?
  package var homeCharging: HomeCharging?
  package var petrol: Petrol?
  package var insights: Thresholds?
  package var sync: Sync?
  package var viewer: Viewer?
  package var notifications: Notifications?
  package var ai: Summaries?
  package var chargers: Chargers?

  package init() {}

  package static let schema = Schema<Settings>([
    .required("plugtrack", \.plugtrack, .whole(1...1_000_000), "the format of the data directory"),
    .optional("currency", \.currency, .currency, "of amounts that name none"),
    .optional("distance", \.distance, DistanceUnit.choice, "the unit that distances are shown in"),
    .optional(
      "time_zone",
      \.timeZone,
      .timeZone,
      "the zone of times without an offset; UTC when missing"
    ),
    .optional("default_car", \.defaultCar, .id(.car), "the car that log takes when none is named"),
    .group("home_charging", \.homeCharging, "charging at home"),
    .group("petrol", \.petrol, "what driving would cost on petrol"),
    .group("insights", \.insights, "thresholds of checks and advice"),
    .group("sync", \.sync, "syncing between machines"),
    .group("viewer", \.viewer, "the web viewer"),
    .group("notifications", \.notifications, "messages to a phone"),
    .group("ai", \.ai, "written summaries"),
    .group("chargers", \.chargers, "public charger data"),
  ])
}

extension Settings {
  package struct HomeCharging: SchemaRecord {
    package var location: String?
    package var tariff: String?
    package var powerKW: ExactDecimal?

    package init() {}

    package static let schema = Schema<HomeCharging>([
      .optional("location", \.location, .id(.location), "the location that is home"),
      .optional(
        "tariff",
        \.tariff,
        .id(.tariff),
        "the tariff at home, where the location names none"
      ),
      .optional("power_kw", \.powerKW, .number(unit: "kW", 0...100), "the charger's rating"),
    ])
  }

  package struct Petrol: SchemaRecord {
    package var pricePerLitre: ExactDecimal?
    package var milesPerGallonUK: ExactDecimal?
    package var litresPer100Kilometres: ExactDecimal?

    package init() {}

    package static let schema = Schema<Petrol>(
      exclusive: [["mpg_uk", "l_per_100km"]],
      [
        .optional("price_per_litre", \.pricePerLitre, .price, "what petrol costs"),
        .optional(
          "mpg_uk",
          \.milesPerGallonUK,
          .number(unit: "mpg", 1...500),
          "miles per imperial gallon"
        ),
        .optional(
          "l_per_100km",
          \.litresPer100Kilometres,
          .number(unit: "l/100 km", 0...100),
          "litres per 100 km"
        ),
      ]
    )
  }

  package struct Sync: SchemaRecord {
    package var remote: String?
    package var branch: String?
    package var deadline: ChargeDuration?
    package var machine: String?

    package init() {}

    package static let schema = Schema<Sync>([
      .optional("remote", \.remote, .text, "the name or address of the remote repository"),
      .optional("branch", \.branch, .text, "the branch that is synced"),
      .optional("deadline", \.deadline, .duration, "how long the remote may be silent in a sync"),
      .optional("machine", \.machine, .text, "the name of this machine in commits"),
    ])
  }

  package struct Viewer: SchemaRecord {
    package var host: String?
    package var port: Int?
    package var password: String?
    package var title: String?

    package init() {}

    package static let schema = Schema<Viewer>([
      .optional("host", \.host, .text, "the address it listens on; 127.0.0.1"),
      .optional("port", \.port, .whole(0...65_535), "the port it listens on; 8080"),
      .optional("password", \.password, .secret, "a salted hash of the password"),
      .optional("title", \.title, .text, "the heading of its pages"),
    ])
  }

  package struct Notifications: SchemaRecord {
    package var gotify: Gotify?
    package var apprise: Apprise?
    package var rules: [String] = []

    package init() {}

    package static let schema = Schema<Notifications>([
      .group("gotify", \.gotify, "a Gotify server"),
      .group("apprise", \.apprise, "an Apprise server"),
      .list("rules", \.rules, of: .text, "what to send a message about"),
    ])
  }

  package struct Gotify: SchemaRecord {
    package var url: String?
    package var token: String?

    package init() {}

    package static let schema = Schema<Gotify>([
      .optional("url", \.url, .text, "its address"),
      .optional("token", \.token, .secret, "the application's token"),
    ])
  }

  package struct Apprise: SchemaRecord {
    package var url: String?
    package var targets: [String] = []

    package init() {}

    package static let schema = Schema<Apprise>([
      .optional("url", \.url, .text, "its address"),
      .list("targets", \.targets, of: .secret, "where it sends messages"),
    ])
  }

  package struct Summaries: SchemaRecord {
    package var provider: String?
    package var baseURL: String?
    package var model: String?
    package var apiKey: String?
    package var prompt: String?

    package init() {}

    package static let schema = Schema<Summaries>([
      .optional("provider", \.provider, .choice(["openai", "anthropic"]), "who writes them"),
      .optional("base_url", \.baseURL, .text, "the address of the interface"),
      .optional("model", \.model, .text, "the model"),
      .optional("api_key", \.apiKey, .secret, "the key of your account"),
      .optional("prompt", \.prompt, .text, "what to write"),
    ])
  }

  package struct Chargers: SchemaRecord {
    package var openChargeMap: OpenChargeMap?
    package var radiusKilometres: ExactDecimal?

    package init() {}

    package static let schema = Schema<Chargers>([
      .group("open_charge_map", \.openChargeMap, "Open Charge Map"),
      .optional(
        "radius_km",
        \.radiusKilometres,
        .number(unit: "km", 0...1000),
        "how far around to look"
      ),
    ])
  }

  package struct OpenChargeMap: SchemaRecord {
    package var apiKey: String?

    package init() {}

    package static let schema = Schema<OpenChargeMap>([
      .optional("api_key", \.apiKey, .secret, "the key of your account")
    ])
  }
}
