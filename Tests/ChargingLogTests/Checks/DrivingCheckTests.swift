import Testing

@Suite struct `Between two sessions` {
  @Test(arguments: [
    CheckCase(
      "less than before",
      fires: [
        "a": charge("2026-11-01T20:00", "odometer_mi: 12000"),
        "b": charge("2026-11-02T20:00"),
        "c": charge("2026-11-03T20:00", "odometer_mi: 11999.9"),
      ],
      says: [
        "sessions/c.yaml odometer_mi: warning: odometer 11999.9 mi is less than the 12000 mi of the session before [odometer-back] correct one of the two ^ sessions/a.yaml odometer_mi: 12000 mi at 2026-11-01T20:00"
      ],
      silent: [
        "a": charge("2026-11-01T20:00", "odometer_mi: 12000"),
        "b": charge("2026-11-02T20:00", "odometer_mi: 4000", car: "mg4"),
        "c": charge("2026-11-03T20:00", "odometer_mi: 12000"),
      ]
    ),
    CheckCase(
      "miles and kilometres",
      fires: [
        "a": charge("2026-11-01T20:00", "odometer_mi: 10000"),
        "b": charge("2026-11-02T20:00", "odometer_km: 16091"),
      ],
      says: [
        "sessions/b.yaml odometer_km: warning: odometer 16091 km is less than the 10000 mi of the session before [odometer-back] correct one of the two ^ sessions/a.yaml odometer_mi: 10000 mi at 2026-11-01T20:00"
      ],
      silent: [
        "a": charge("2026-11-01T20:00", "odometer_mi: 10000"),
        "b": charge("2026-11-02T20:00", "odometer_km: 16093"),
      ]
    ),
    CheckCase(
      "two sessions of a day in an unknown order",
      fires: [
        "a": charge("2026-11-01", "odometer_mi: 12000"),
        "b": charge("2026-11-02T07:00", "odometer_mi: 11950"),
      ],
      says: [
        "sessions/b.yaml odometer_mi: warning: odometer 11950 mi is less than the 12000 mi of the session before [odometer-back] correct one of the two ^ sessions/a.yaml odometer_mi: 12000 mi at 2026-11-01"
      ],
      silent: [
        "a": charge("2026-11-01", "odometer_mi: 12000, soc_end: 50"),
        "b": charge("2026-11-01T07:00", "odometer_mi: 11950, soc_start: 70"),
      ]
    ),
    CheckCase(
      "a digit too many, told of once",
      fires: [
        "a": charge("2026-11-01T20:00", "odometer_mi: 12000"),
        "b": charge("2026-11-02T20:00", "odometer_mi: 120500"),
        "c": charge("2026-11-03T20:00", "odometer_mi: 12100"),
      ],
      says: [
        "sessions/b.yaml odometer_mi: warning: odometer 120500 mi is too far from the 12000 mi of the session before for a day [odometer-jump] correct one of the two ^ sessions/a.yaml odometer_mi: 12000 mi at 2026-11-01T20:00"
      ],
      silent: [
        "a": charge("2026-11-01T08:00", "odometer_km: 12000"),
        "b": charge("2026-11-01T20:00", "odometer_km: 13500"),
        "c": charge("2026-11-03T20:00", "odometer_km: 16500"),
      ]
    ),
    CheckCase(
      "a new instrument, told of once",
      fires: [
        "a": charge("2026-11-01T20:00", "odometer_km: 90000"),
        "b": charge("2026-11-02T20:00", "odometer_km: 5"),
        "c": charge("2026-11-05T20:00", "odometer_km: 150"),
        "d": charge("2026-11-06T20:00", "odometer_km: 5000"),
      ],
      says: [
        "sessions/b.yaml odometer_km: warning: odometer 5 km is less than the 90000 km of the session before [odometer-back] correct one of the two ^ sessions/a.yaml odometer_km: 90000 km at 2026-11-01T20:00",
        "sessions/d.yaml odometer_km: warning: odometer 5000 km is too far from the 150 km of the session before for a day [odometer-jump] correct one of the two ^ sessions/c.yaml odometer_km: 150 km at 2026-11-05T20:00",
      ],
      silent: [
        "a": charge("2026-11-01T20:00", "odometer_km: 90000"),
        "b": charge("2026-11-06T20:00", "odometer_km: 97500"),
      ]
    ),
  ])
  func `the odometer goes forward, and not too far`(_ test: CheckCase) { test.verify() }

  @Test(arguments: [
    CheckCase(
      "a rise",
      fires: [
        "a": charge("2026-11-01T20:00", "soc_end: 50"),
        "b": charge("2026-11-02T20:00", "soc_start: 53.5"),
      ],
      says: [
        "sessions/b.yaml soc_start: warning: ioniq5 starts at 53.5 %, but its session before ended at 50 % [soc-jump] correct one of the two, or log the session between them ^ sessions/a.yaml soc_end: 50 % is here"
      ],
      silent: [
        "a": charge("2026-11-01T20:00", "soc_end: 50"),
        "b": charge("2026-11-02T20:00", "soc_start: 53"),
      ]
    ),
    CheckCase(
      "a rise beyond a threshold of one's own",
      fires: [
        "settings.yaml": "{plugtrack: 1, insights: {soc_jump_points: 10}}",
        "a": charge("2026-11-01T20:00", "soc_end: 50"),
        "b": charge("2026-11-02T20:00", "soc_start: 61"),
      ],
      says: [
        "sessions/b.yaml soc_start: warning: ioniq5 starts at 61 %, but its session before ended at 50 % [soc-jump] correct one of the two, or log the session between them ^ sessions/a.yaml soc_end: 50 % is here"
      ],
      silent: [
        "settings.yaml": "{plugtrack: 1, insights: {soc_jump_points: 10}}",
        "a": charge("2026-11-01T20:00", "soc_end: 50"),
        "b": charge("2026-11-02T20:00", "soc_start: 60"),
      ]
    ),
    CheckCase(
      "a fall while charging",
      fires: ["a": charge("2026-11-01T20:00", "soc_start: 80, soc_end: 20")],
      says: [
        "sessions/a.yaml soc_end: warning: soc_end 20 % is less than soc_start 80 % [soc-order] correct one of the two ^ sessions/a.yaml soc_start: soc_start is here"
      ],
      silent: [
        "a": charge("2026-11-01T20:00", "soc_start: 80, soc_end: 80"),
        "b": charge("2026-11-02T20:00"),
        "c": charge("2026-11-03T20:00", "soc_start: 95"),
      ]
    ),
  ])
  func `the charge does not rise by itself`(_ test: CheckCase) { test.verify() }
}
