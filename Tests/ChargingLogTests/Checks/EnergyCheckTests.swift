import Testing

@Suite struct `Energy and power` {
  // The battery has 74 kWh: 60 points are 44.4, with 25 % and 2 kWh 57.5, at the meter 63.9 of ac.
  @Test(arguments: [
    CheckCase(
      "energy for a rise of charge",
      fires: ["a": charge("2026-11-01T20:00", "soc_start: 20, soc_end: 80, energy_kwh: 64")],
      says: [
        "sessions/a.yaml energy_kwh: warning: 64 kWh is more than the battery of ioniq5 could take from 20 to 80 % [energy-too-large] correct energy_kwh or the charge levels"
      ],
      silent: ["a": charge("2026-11-01T20:00", "soc_start: 20, soc_end: 80, energy_kwh: 63")]
    ),
    CheckCase(
      "energy of dc, of which more arrives",
      fires: [
        "a": charge("2026-11-01T20:00", "type: dc, soc_start: 20, soc_end: 80, energy_kwh: 61")
      ],
      says: [
        "sessions/a.yaml energy_kwh: warning: 61 kWh is more than the battery of ioniq5 could take from 20 to 80 % [energy-too-large] correct energy_kwh or the charge levels"
      ],
      silent: [
        "a": charge("2026-11-01T20:00", "type: ac, soc_start: 20, soc_end: 80, energy_kwh: 61")
      ]
    ),
    CheckCase(
      "energy without charge levels",
      fires: ["a": charge("2026-11-01T20:00", "energy_kwh: 412")],
      says: [
        "sessions/a.yaml energy_kwh: warning: 412 kWh is more than the battery of ioniq5 could take [energy-too-large] correct energy_kwh"
      ],
      silent: ["a": charge("2026-11-01T20:00", "energy_kwh: 102")]
    ),
    CheckCase(
      "energy from one known level",
      fires: ["a": charge("2026-11-01T20:00", "soc_start: 80, energy_kwh: 30")],
      says: [
        "sessions/a.yaml energy_kwh: warning: 30 kWh is more than the battery of ioniq5 could take from 80 % [energy-too-large] correct energy_kwh or the charge levels"
      ],
      silent: ["a": charge("2026-11-01T20:00", "soc_end: 80, energy_kwh: 30")]
    ),
    CheckCase(
      "energy in the battery",
      fires: ["a": charge("2026-11-01T20:00", "energy_battery_kwh: 93")],
      says: [
        "sessions/a.yaml energy_battery_kwh: warning: 93 kWh is more than the battery of ioniq5 could take [energy-too-large] correct energy_battery_kwh"
      ],
      silent: ["a": charge("2026-11-01T20:00", "energy_battery_kwh: 92")]
    ),
    CheckCase(
      "a tolerance of one's own",
      fires: [
        "settings.yaml": "{plugtrack: 1, insights: {energy_tolerance_percent: 0}}",
        "a": charge("2026-11-01T20:00", "energy_battery_kwh: 75"),
      ],
      says: [
        "sessions/a.yaml energy_battery_kwh: warning: 75 kWh is more than the battery of ioniq5 could take [energy-too-large] correct energy_battery_kwh"
      ],
      silent: [
        "settings.yaml": "{plugtrack: 1, insights: {energy_tolerance_percent: 0}}",
        "a": charge("2026-11-01T20:00", "energy_battery_kwh: 74"),
      ]
    ),
    CheckCase(
      "more in the battery than from the meter",
      fires: ["a": charge("2026-11-01T20:00", "energy_kwh: 40, energy_battery_kwh: 41")],
      says: [
        "sessions/a.yaml energy_battery_kwh: warning: energy_battery_kwh 41 is more than the 40 kWh of the meter [battery-over-meter] correct one of the two, or exchange them ^ sessions/a.yaml energy_kwh: energy_kwh is here"
      ],
      silent: ["a": charge("2026-11-01T20:00", "energy_kwh: 40, energy_battery_kwh: 40.9")]
    ),
  ])
  func `must fit into the battery`(_ test: CheckCase) { test.verify() }

  @Test(arguments: [
    CheckCase(
      "the power of the location",
      fires: ["a": charge("2026-11-01T20:00", "duration: 1h, energy_kwh: 8.2, location: home")],
      says: [
        "sessions/a.yaml energy_kwh: warning: 8.2 kWh in 1h is 8.2 kW on average, but home gives 7.4 kW [power-too-high] correct energy_kwh, the times or the power ^ locations/home.yaml power_kw: power_kw is here"
      ],
      silent: ["a": charge("2026-11-01T20:00", "duration: 1h, energy_kwh: 8.1, location: home")]
    ),
    CheckCase(
      "the power of the charger",
      fires: [
        "a": charge(
          "2026-11-01T20:00",
          "duration: 1h, energy_kwh: 4, location: home, power_kw: 2.3"
        )
      ],
      says: [
        "sessions/a.yaml energy_kwh: warning: 4 kWh in 1h is 4 kW on average, but the charger gives 2.3 kW [power-too-high] correct energy_kwh, the times or the power ^ sessions/a.yaml power_kw: power_kw is here"
      ],
      silent: [
        "a": charge(
          "2026-11-01T20:00",
          "duration: 5m, energy_kwh: 4, location: home, power_kw: 2.3"
        )
      ]
    ),
    CheckCase(
      "the power of the settings",
      fires: [
        "settings.yaml": "{plugtrack: 1, home_charging: {location: shed, power_kw: 2.3}}",
        "locations/shed.yaml": "network: none",
        "a": charge("2026-11-01T20:00", "duration: 1h, energy_kwh: 4, location: shed"),
      ],
      says: [
        "sessions/a.yaml energy_kwh: warning: 4 kWh in 1h is 4 kW on average, but shed gives 2.3 kW [power-too-high] correct energy_kwh, the times or the power ^ settings.yaml home_charging.power_kw: home_charging.power_kw is here"
      ],
      silent: [
        "settings.yaml": "{plugtrack: 1, home_charging: {power_kw: 2.3}}",
        "locations/shed.yaml": "network: none",
        "a": charge("2026-11-01T20:00", "duration: 1h, energy_kwh: 4, location: shed"),
      ]
    ),
    CheckCase(
      "the power of the car",
      fires: [
        "a": charge(
          "2026-11-01T20:00",
          "end: 2026-11-01T21:00, type: ac, power_kw: 22, energy_kwh: 13"
        )
      ],
      says: [
        "sessions/a.yaml energy_kwh: warning: 13 kWh in 1h is 13 kW on average, but ioniq5 takes 11 kW [power-too-high] correct energy_kwh, the times or the power ^ cars/ioniq5.yaml max_ac_kw: max_ac_kw is here"
      ],
      silent: [
        "a": charge("2026-11-01T20:00", "end: 2026-11-01T21:00, power_kw: 22, energy_kwh: 13")
      ]
    ),
    CheckCase(
      "minutes that are rounded",
      fires: [
        "a": charge(
          "2026-11-01T20:00:00",
          "end: 2026-11-01T20:06:00, power_kw: 50, energy_kwh: 6"
        )
      ],
      says: [
        "sessions/a.yaml energy_kwh: warning: 6 kWh in 6m is 60 kW on average, but the charger gives 50 kW [power-too-high] correct energy_kwh, the times or the power ^ sessions/a.yaml power_kw: power_kw is here"
      ],
      silent: [
        "a": charge("2026-11-01T20:00", "end: 2026-11-01T20:06, power_kw: 50, energy_kwh: 6")
      ]
    ),
    CheckCase(
      "the hour that the clocks skip",
      fires: [
        "a": charge(
          "2026-03-29T00:30",
          "end: 2026-03-29T02:30, power_kw: 7.4, energy_kwh: 14"
        )
      ],
      says: [
        "sessions/a.yaml energy_kwh: warning: 14 kWh in 1h is 14 kW on average, but the charger gives 7.4 kW [power-too-high] correct energy_kwh, the times or the power ^ sessions/a.yaml power_kw: power_kw is here"
      ],
      silent: [
        "a": charge(
          "2026-10-25T00:30",
          "end: 2026-10-25T02:30, power_kw: 7.4, energy_kwh: 22"
        )
      ]
    ),
  ])
  func `must not pass what charger and car can`(_ test: CheckCase) { test.verify() }
}
