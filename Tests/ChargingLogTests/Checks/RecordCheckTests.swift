import ChargingLog
import Testing
import YAMLRecord

@Suite struct `Single records` {
  @Test(arguments: [
    CheckCase(
      "charge limits of a car",
      fires: [
        "cars/leaf.yaml":
          "{make: Nissan, model: Leaf, battery_kwh: 39, soc_min: 85, soc_target: 80}"
      ],
      says: [
        "cars/leaf.yaml soc_min: warning: soc_min 85 % is more than soc_target 80 % [soc-limits] exchange the two ^ cars/leaf.yaml soc_target: soc_target is here"
      ],
      silent: [
        "cars/leaf.yaml":
          "{make: Nissan, model: Leaf, battery_kwh: 39, soc_min: 80, soc_target: 80}"
      ]
    ),
    CheckCase(
      "the battery's two capacities",
      fires: [
        "cars/leaf.yaml": "{make: Nissan, model: Leaf, battery_kwh: 39, battery_gross_kwh: 36}"
      ],
      says: [
        "cars/leaf.yaml battery_gross_kwh: warning: battery_gross_kwh 36 is less than the usable battery_kwh 39 [battery-gross] exchange the two ^ cars/leaf.yaml battery_kwh: battery_kwh is here"
      ],
      silent: [
        "cars/leaf.yaml": "{make: Nissan, model: Leaf, battery_kwh: 39, battery_gross_kwh: 39}"
      ]
    ),
    CheckCase(
      "a charging curve out of order",
      fires: [
        "cars/leaf.yaml":
          "{make: Nissan, model: Leaf, battery_kwh: 39, dc_curve: [{soc: 10, kw: 40}, {soc: 10, kw: 46}]}"
      ],
      says: [
        "cars/leaf.yaml dc_curve[1].soc: warning: soc 10 comes after 10 in dc_curve [curve-order] write the points in the order of their soc, each once"
      ],
      silent: [
        "cars/leaf.yaml":
          "{make: Nissan, model: Leaf, battery_kwh: 39, dc_curve: [{soc: 10, kw: 40}, {soc: 11, kw: 46}]}"
      ]
    ),
    CheckCase(
      "an open conflict",
      fires: [
        "conflicts/a--cost.yaml": """
        file: sessions/a.yaml
        key: cost
        kept: {value: "3.20", machine: laptop}
        other: {value: "3.29", machine: phone}
        """
      ],
      says: [
        "sessions/a.yaml cost: warning: cost was changed on two machines: 3.20 of laptop stands, 3.29 of phone waits [conflict] choose with: plugtrack resolve a--cost ^ conflicts/a--cost.yaml: the other value is kept here"
      ],
      silent: [:]
    ),
    CheckCase(
      "a conflict that points out of the data directory",
      fires: ["conflicts/x.yaml": "{file: cars/../../key.yaml, key: token}"],
      says: [
        "conflicts/x.yaml: warning: token was changed on two machines: no value stands, no value waits [conflict] choose with: plugtrack resolve x"
      ],
      silent: [:]
    ),
    CheckCase(
      "a conflict of a whole record",
      fires: ["conflicts/x.yaml": "{file: cars/ioniq5.yaml}"],
      says: [
        "cars/ioniq5.yaml: warning: cars/ioniq5.yaml was deleted on one machine and changed on another: it stays [conflict] choose with: plugtrack resolve x ^ conflicts/x.yaml: the other value is kept here"
      ],
      silent: [:]
    ),
  ])
  func `hold together`(_ test: CheckCase) { test.verify() }

  private static func secrets(_ prefix: String) -> [String: String] {
    [
      "settings.yaml": """
      plugtrack: 1
      viewer: {password: "\(prefix)hunter2"}
      notifications:
        gotify: {token: "\(prefix)hunter2"}
        apprise: {targets: ["\(prefix)hunter2"]}
      ai: {api_key: "\(prefix)hunter2"}
      chargers: {open_charge_map: {api_key: "\(prefix)hunter2"}}
      """,
      "cars/leaf.yaml": """
      make: Nissan
      model: Leaf
      battery_kwh: 39
      vin: "\(prefix)hunter2"
      registration: "\(prefix)hunter2"
      """,
    ]
  }

  @Test func `keep secrets, and checks tell of a plain one without showing it`() {
    let tail = "stands in plain text, for everyone who can read the repository [plain-secret]"
    let plain = "\(tail) keep the folder, and every copy of it, where only you can read it"
    #expect(
      CheckCase.findings(in: Self.secrets("")) == [
        "settings.yaml: warning: viewer.password \(tail) keep a hash of it instead, with: plugtrack settings set-password",
        "settings.yaml: warning: notifications.gotify.token \(plain)",
        "settings.yaml: warning: notifications.apprise.targets[0] \(plain)",
        "settings.yaml: warning: ai.api_key \(plain)",
        "settings.yaml: warning: chargers.open_charge_map.api_key \(plain)",
        "cars/leaf.yaml: warning: vin \(plain)",
        "cars/leaf.yaml: warning: registration \(plain)",
      ]
    )
    #expect(CheckCase.findings(in: Self.secrets("enc:v1:")) == [])
    #expect(
      CheckCase.findings(in: ["settings.yaml": "{plugtrack: 1, viewer: {password: 'scrypt:x'}}"])
        == []
    )
    #expect(
      CheckCase.findings(in: ["settings.yaml": "{plugtrack: 1, ai: {api_key: 'scrypt:x'}}"]).count
        == 1
    )
  }

  @Test(arguments: [
    ("settings.yaml", "notifications.apprise.targets"), ("settings.yaml", "ai"),
    ("cars/leaf.yaml", "vin"),
  ])
  func `keep secrets in conflicts too`(file: String, key: String) {
    let conflict = "{file: \(file), key: \(key), kept: {value: hunter1}, other: {value: hunter2}}"
    #expect(
      CheckCase.findings(in: ["conflicts/x.yaml": conflict]) == [
        "\(file): warning: \(key) was changed on two machines [conflict] choose with: plugtrack resolve x ^ conflicts/x.yaml: the other value is kept here"
      ]
    )
  }

  @Test func `are pointed at by line and column`() throws {
    let car = "make: Nissan\nmodel: Leaf\nbattery_kwh: 39\nbattery_gross_kwh: 36\n"
    let finding = try #require(
      CheckCase.index(of: ["cars/leaf.yaml": car]).check(now: CheckCase.now).first
    )
    let diagnostic = finding.diagnostic { Record.read(Array(car.utf8), file: $0).record }
    #expect(diagnostic.place == Diagnostic.Place(line: 4, column: 20, length: 2))
    #expect(diagnostic.excerpt == "battery_gross_kwh: 36")
    #expect(diagnostic.notes.first?.place?.line == 3)
  }
}
