import Testing

@Suite struct `References between records` {
  @Test(arguments: [
    CheckCase(
      "a location's tariff",
      fires: ["locations/work.yaml": "tariff: octopus-goo"],
      says: [
        "locations/work.yaml tariff: error: there is no tariff octopus-goo [unknown-tariff] did you mean octopus-go?"
      ],
      silent: ["locations/work.yaml": "tariff: octopus-go"]
    ),
    CheckCase(
      "a tariff like no other",
      fires: ["locations/work.yaml": "tariff: day-rate"],
      says: [
        "locations/work.yaml tariff: error: there is no tariff day-rate [unknown-tariff] add it with: plugtrack tariff add day-rate"
      ],
      silent: [
        "locations/work.yaml": "tariff: day-rate",
        "tariffs/day-rate.yaml": "rates: [{from: 2025-01-01, price_per_kwh: 0.2}]",
      ]
    ),
    CheckCase(
      "a tariff whose file has errors",
      fires: ["locations/work.yaml": "tariff: broken", "tariffs/broken.yaml": "rates: 0.2"],
      says: [
        "locations/work.yaml tariff: error: the file of broken has errors [unknown-tariff] mend tariffs/broken.yaml"
      ],
      silent: [
        "locations/work.yaml": "tariff: broken",
        "tariffs/broken.yaml": "rates: [{from: 2025-01-01, price_per_kwh: 0.2}]",
      ]
    ),
    CheckCase(
      "the settings",
      fires: [
        "settings.yaml":
          "{plugtrack: 1, default_car: ionic5, home_charging: {location: house, tariff: go}}"
      ],
      says: [
        "settings.yaml default_car: error: there is no car ionic5 [unknown-car] did you mean ioniq5?",
        "settings.yaml home_charging.location: error: there is no location house [unknown-location] did you mean home?",
        "settings.yaml home_charging.tariff: error: there is no tariff go [unknown-tariff] add it with: plugtrack tariff add go",
      ],
      silent: [
        "settings.yaml":
          "{plugtrack: 1, default_car: ioniq5, home_charging: {location: home, tariff: octopus-go}}"
      ]
    ),
    CheckCase(
      "a frozen cost",
      fires: ["a": charge("2026-11-01T20:00", "priced: {tariff: octopus-gone, cost: 3}")],
      says: [
        "sessions/a.yaml priced.tariff: warning: there is no tariff octopus-gone [unknown-tariff] did you mean octopus-go?"
      ],
      silent: ["a": charge("2026-11-01T20:00", "priced: {tariff: octopus-go, cost: 3}")]
    ),
    CheckCase(
      "prices without their tariff",
      fires: ["tariffs/agile/2026-11.yaml": "2026-11-01T00:00Z: 0.1"],
      says: [
        "tariffs/agile/2026-11.yaml: warning: there is no tariff agile [unknown-tariff] add it with: plugtrack tariff add agile"
      ],
      silent: [
        "tariffs/agile/2026-11.yaml": "2026-11-01T00:00Z: 0.1",
        "tariffs/agile.yaml": "interval: 30m",
      ]
    ),
  ])
  func `must lead to one`(_ test: CheckCase) { test.verify() }

  @Test(arguments: [
    CheckCase(
      "a slip in an id",
      fires: ["a": charge("2026-11-01T20:00", "location: hoem")],
      says: [
        "sessions/a.yaml location: warning: hoem is not a location on file [location-spelling] did you mean home?"
      ],
      silent: ["a": charge("2026-11-01T20:00", "location: Home")]
    ),
    CheckCase(
      "a slip in an alias",
      fires: ["a": charge("2026-11-01T20:00", "location: the drives")],
      says: [
        "sessions/a.yaml location: warning: the drives is not a location on file [location-spelling] did you mean The drive?"
      ],
      silent: ["a": charge("2026-11-01T20:00", "location: the driveway")]
    ),
    CheckCase(
      "a text that stands twice",
      fires: [
        "a": charge("2026-11-01T20:00", "location: homer"),
        "b": charge("2026-11-02T20:00", "location: homer"),
      ],
      says: [
        "sessions/a.yaml location: warning: homer is not a location on file [location-spelling] did you mean home?",
        "sessions/b.yaml location: warning: homer is not a location on file [location-spelling] did you mean home?",
      ],
      silent: [
        "a": charge("2026-11-01T20:00", "location: homer"),
        "b": charge("2026-11-02T20:00", "location: homer"),
        "c": charge("2026-11-03T20:00", "location: homer"),
      ]
    ),
    CheckCase(
      "a digit is no slip",
      fires: [
        "a": charge("2026-11-01T20:00", "location: shop bey 1"),
        "locations/shop.yaml": "aliases: [Shop bay 1]",
      ],
      says: [
        "sessions/a.yaml location: warning: shop bey 1 is not a location on file [location-spelling] did you mean Shop bay 1?"
      ],
      silent: [
        "a": charge("2026-11-01T20:00", "location: shop bay 2"),
        "locations/shop.yaml": "aliases: [Shop bay 1]",
      ]
    ),
  ])
  func `are guessed at where a free text is one letter off`(_ test: CheckCase) { test.verify() }

  @Test(arguments: [
    CheckCase(
      "an id in two folders",
      fires: ["2026/Home": charge("2026-11-01"), "Home": charge("2026-11-02")]
        .reduce(into: [:]) { $0["sessions/\($1.key).yaml"] = $1.value },
      says: [
        "sessions/Home.yaml: error: another session has the id Home too [duplicate-id] give one of the two files another name ^ sessions/2026/Home.yaml: the other is here"
      ],
      silent: [
        "sessions/2026/Home.yaml": charge("2026-11-01"),
        "sessions/Home-2.yaml": charge("2026-11-02"),
      ]
    ),
    CheckCase(
      "an id in another case, not only of ASCII",
      fires: [
        "sessions/1/\u{C9}T\u{C9}.yaml": charge("2026-11-01"),
        "sessions/2/\u{E9}t\u{E9}.yaml": charge("2026-11-02"),
      ],
      says: [
        "sessions/2/\u{E9}t\u{E9}.yaml: error: another session has the id \u{E9}t\u{E9} too [duplicate-id] give one of the two files another name ^ sessions/1/\u{C9}T\u{C9}.yaml: the other is here"
      ],
      silent: [
        "sessions/1/\u{C9}T\u{C9}.yaml": charge("2026-11-01"),
        "sessions/2/\u{E8}t\u{E8}.yaml": charge("2026-11-02"),
      ]
    ),
    CheckCase(
      "an alias of two locations",
      fires: ["locations/work.yaml": "aliases: [Office, the DRIVE]"],
      says: [
        "locations/work.yaml aliases[1]: warning: the DRIVE is an alias of home too [duplicate-alias] remove it from one of the two; until then it means home ^ locations/home.yaml aliases[0]: home is here"
      ],
      silent: ["locations/work.yaml": "aliases: [Office, office]"]
    ),
    CheckCase(
      "an alias that is an id",
      fires: ["locations/work.yaml": "aliases: [Home]"],
      says: [
        "locations/work.yaml aliases[0]: warning: Home is the id of another location [duplicate-alias] remove it from one of the two; until then it means home ^ locations/home.yaml: home is here"
      ],
      silent: ["locations/work.yaml": "aliases: [Work]"]
    ),
  ])
  func `must be unique`(_ test: CheckCase) { test.verify() }
}
