import Testing

@Suite struct `Prices` {
  // 10 kWh in the evening are 3.00.
  @Test(arguments: [
    CheckCase(
      "a cost without its decimal mark",
      fires: [
        "a": charge("2026-11-01T20:00", "duration: 2h, energy_kwh: 10, location: home, cost: 300")
      ],
      says: [
        "sessions/a.yaml cost: warning: cost 300.00 GBP, far from the 3.00 GBP of octopus-go [price-far] correct cost, energy_kwh or the tariff's rates ^ tariffs/octopus-go.yaml: octopus-go is here"
      ],
      silent: [
        "a": charge("2026-11-01T20:00", "duration: 2h, energy_kwh: 10, location: home, cost: 9")
      ]
    ),
    CheckCase(
      "a cost of a third",
      fires: [
        "a": charge("2026-11-01T20:00", "duration: 2h, energy_kwh: 10, location: home, cost: 0.99")
      ],
      says: [
        "sessions/a.yaml cost: warning: cost 0.99 GBP, far from the 3.00 GBP of octopus-go [price-far] correct cost, energy_kwh or the tariff's rates ^ tariffs/octopus-go.yaml: octopus-go is here"
      ],
      silent: [
        "a": charge("2026-11-01T20:00", "duration: 2h, energy_kwh: 10, location: home, cost: 0")
      ]
    ),
    CheckCase(
      "own solar power",
      fires: [
        "a": charge(
          "2026-11-01T20:00",
          "duration: 2h, energy_kwh: 10, location: home, solar_percent: 50, cost: 0.49"
        )
      ],
      says: [
        "sessions/a.yaml cost: warning: cost 0.49 GBP, far from the 3.00 GBP of octopus-go [price-far] correct cost, energy_kwh or the tariff's rates ^ tariffs/octopus-go.yaml: octopus-go is here"
      ],
      silent: [
        "a": charge(
          "2026-11-01T20:00",
          "duration: 2h, energy_kwh: 10, location: home, solar_percent: 90, cost: 0.30"
        )
      ]
    ),
    CheckCase(
      "a unit price",
      fires: [
        "a": charge(
          "2026-11-01T20:00",
          "duration: 2h, energy_kwh: 10, location: home, price_per_kwh: 30"
        )
      ],
      says: [
        "sessions/a.yaml price_per_kwh: warning: price_per_kwh 30 makes 300.00 GBP, far from the 3.00 GBP of octopus-go [price-far] correct price_per_kwh, energy_kwh or the tariff's rates ^ tariffs/octopus-go.yaml: octopus-go is here"
      ],
      silent: [
        "a": charge(
          "2026-11-01T20:00",
          "duration: 2h, energy_kwh: 10, location: home, price_per_kwh: 30, currency: CZK"
        )
      ]
    ),
    CheckCase(
      "a factor of one's own",
      fires: [
        "settings.yaml": "{plugtrack: 1, insights: {price_far_factor: 1.5}}",
        "a": charge("2026-11-01T20:00", "duration: 2h, energy_kwh: 10, location: home, cost: 4.60"),
      ],
      says: [
        "sessions/a.yaml cost: warning: cost 4.60, far from the 3.00 of octopus-go [price-far] correct cost, energy_kwh or the tariff's rates ^ tariffs/octopus-go.yaml: octopus-go is here"
      ],
      silent: [
        "settings.yaml": "{plugtrack: 1, insights: {price_far_factor: 1.5}}",
        "a": charge("2026-11-01T20:00", "duration: 2h, energy_kwh: 10, location: home, cost: 4.50"),
        "b": charge("2026-11-02T20:00", "duration: 5m, energy_kwh: 0.5, location: home, cost: 2"),
      ]
    ),
  ])
  func `are near the tariff's`(_ test: CheckCase) { test.verify() }

  @Test(arguments: [
    CheckCase(
      "no rates",
      fires: ["tariffs/day.yaml": "name: Day"],
      says: [
        "tariffs/day.yaml: warning: day has no rates, so it prices nothing [no-rates] add one with: plugtrack tariff rate day --from DATE --price P"
      ],
      silent: ["tariffs/day.yaml": "interval: 30m"]
    ),
    CheckCase(
      "two rates of one day",
      fires: [
        "tariffs/day.yaml":
          "rates: [{from: 2026-01-01, price_per_kwh: 0.2}, {from: 2026-01-01, price_per_kwh: 0.3}]"
      ],
      says: [
        "tariffs/day.yaml rates[0].from: error: two rates begin on 2026-01-01 [duplicate-rate] remove one, or correct its from ^ tariffs/day.yaml rates[1].from: the next rate is here"
      ],
      silent: [
        "tariffs/day.yaml":
          "rates: [{from: 2026-01-01, price_per_kwh: 0.2}, {from: 2026-01-02, price_per_kwh: 0.3}]"
      ]
    ),
    CheckCase(
      "an end on the day of the next",
      fires: [
        "tariffs/day.yaml":
          "rates: [{from: 2026-01-01, to: 2026-02-01, price_per_kwh: 0.2}, {from: 2026-02-01, price_per_kwh: 0.3}]"
      ],
      says: [
        "tariffs/day.yaml rates[0].to: warning: to 2026-02-01 is not before the next rate, which begins on 2026-02-01 [tariff-overlap] remove to: a rate holds until the next ^ tariffs/day.yaml rates[1].from: the next rate is here"
      ],
      silent: [
        "tariffs/day.yaml":
          "rates: [{from: 2026-01-01, to: 2026-01-31, price_per_kwh: 0.2}, {from: 2026-02-01, price_per_kwh: 0.3}]"
      ]
    ),
    CheckCase(
      "a gap without sessions",
      fires: [
        "tariffs/day.yaml":
          "rates: [{from: 2026-01-01, to: 2026-01-30, price_per_kwh: 0.2}, {from: 2026-02-01, price_per_kwh: 0.3}]"
      ],
      says: [
        "tariffs/day.yaml rates[0].to: hint: day has no rate from 2026-01-31 to 2026-01-31 [tariff-gap] correct to, or add a rate from 2026-01-31 ^ tariffs/day.yaml rates[1].from: the next rate is here"
      ],
      silent: [
        "tariffs/day.yaml": "rates: [{from: 2026-01-01, to: 2026-01-30, price_per_kwh: 0.2}]"
      ]
    ),
    CheckCase(
      "a gap with a session",
      fires: [
        "tariffs/day.yaml":
          "rates: [{from: 2026-01-01, to: 2026-01-30, price_per_kwh: 0.2}, {from: 2026-02-01, price_per_kwh: 0.3}]",
        "locations/work.yaml": "tariff: day",
        "a": charge("2026-01-31T23:30", "location: work"),
        "b": charge("2026-01-30T23:30", "location: work"),
        "c": charge("2026-02-01T00:00", "location: work"),
      ],
      says: [
        "tariffs/day.yaml rates[0].to: warning: day has no rate from 2026-01-31 to 2026-01-31, when there is a session [tariff-gap] correct to, or add a rate from 2026-01-31 ^ tariffs/day.yaml rates[1].from: the next rate is here"
      ],
      silent: [:]
    ),
    CheckCase(
      "a rate that never holds",
      fires: [
        "tariffs/day.yaml": "rates: [{from: 2026-01-02, to: 2026-01-01, price_per_kwh: 0.2}]"
      ],
      says: [
        "tariffs/day.yaml rates[0].to: warning: to 2026-01-01 is before from 2026-01-02 [empty-rate] correct one of the two"
      ],
      silent: [
        "tariffs/day.yaml": "rates: [{from: 2026-01-02, to: 2026-01-02, price_per_kwh: 0.2}]"
      ]
    ),
    CheckCase(
      "a minimum over the maximum",
      fires: [
        "tariffs/day.yaml":
          "rates: [{from: 2026-01-01, price_per_kwh: 0.2, minimum: 3, maximum: 2.99}]"
      ],
      says: [
        "tariffs/day.yaml rates[0].minimum: warning: minimum 3 is more than maximum 2.99 [minimum-over-maximum] exchange the two ^ tariffs/day.yaml rates[0].maximum: maximum is here"
      ],
      silent: [
        "tariffs/day.yaml":
          "rates: [{from: 2026-01-01, price_per_kwh: 0.2, minimum: 3, maximum: 3}]"
      ]
    ),
    CheckCase(
      "a rate without a price",
      fires: ["tariffs/day.yaml": "rates: [{from: 2026-01-01, session_fee: 1}]"],
      says: [
        "tariffs/day.yaml rates[0].from: warning: the rate from 2026-01-01 has neither price_per_kwh nor bands [rate-without-price] add price_per_kwh"
      ],
      silent: ["tariffs/day.yaml": "rates: [{from: 2026-01-01, session_fee: 1, price_per_kwh: 0}]"]
    ),
    CheckCase(
      "bands that leave a time out",
      fires: [
        "tariffs/day.yaml":
          "rates: [{from: 2026-01-01, bands: [{between: 05:30-00:30, price_per_kwh: 0.3}, {days: mon-sat, price_per_kwh: 0.1}]}]"
      ],
      says: [
        "tariffs/day.yaml rates[0].from: warning: the rate from 2026-01-01 has no price at some times, the first sun 2026-01-04 00:30 [rate-without-price] add price_per_kwh for the times outside every band"
      ],
      silent: [
        "tariffs/day.yaml":
          "rates: [{from: 2026-01-01, bands: [{between: 05:30-00:30, price_per_kwh: 0.3}, {between: 00:30-05:30, price_per_kwh: 0.1}]}]"
      ]
    ),
  ])
  func `of a tariff leave no day and no hour out`(_ test: CheckCase) { test.verify() }

  @Test(arguments: [
    CheckCase(
      "five times the highest other rate",
      fires: [
        "tariffs/day.yaml": "currency: SEK\nrates: [{from: 2026-01-01, price_per_kwh: 0.5}]",
        "tariffs/night.yaml": "currency: SEK\nrates: [{from: 2026-01-01, price_per_kwh: 2.5}]",
      ],
      says: [
        "tariffs/night.yaml rates[0].price_per_kwh: warning: 2.5 SEK per kWh is far above every other rate, of at most 0.5 SEK [price-scale] write 0.025 if these are pence or cents"
      ],
      silent: [
        "tariffs/day.yaml": "currency: SEK\nrates: [{from: 2026-01-01, price_per_kwh: 0.5}]",
        "tariffs/night.yaml": "currency: SEK\nrates: [{from: 2026-01-01, price_per_kwh: 2.49}]",
      ]
    ),
    CheckCase(
      "two whole coins",
      fires: [
        "tariffs/day.yaml": "currency: SEK\nrates: [{from: 2026-01-01, price_per_kwh: 0.1}]",
        "tariffs/night.yaml":
          "currency: SEK\nrates: [{from: 2026-01-01, price_per_kwh: 0.1, bands: [{between: 00:30-05:30, price_per_kwh: 2}]}]",
      ],
      says: [
        "tariffs/night.yaml rates[0].bands[0].price_per_kwh: warning: 2 SEK per kWh is far above every other rate, of at most 0.1 SEK [price-scale] write 0.02 if these are pence or cents"
      ],
      silent: [
        "tariffs/day.yaml": "currency: SEK\nrates: [{from: 2026-01-01, price_per_kwh: 0.1}]",
        "tariffs/night.yaml":
          "currency: SEK\nrates: [{from: 2026-01-01, price_per_kwh: 0.1, bands: [{between: 00:30-05:30, price_per_kwh: 1.99}]}]",
      ]
    ),
    CheckCase(
      "a later rate of the same tariff",
      fires: [
        "tariffs/day.yaml":
          "currency: SEK\nrates: [{from: 2026-01-01, price_per_kwh: 0.3}, {from: 2026-02-01, price_per_kwh: 28.5}]"
      ],
      says: [
        "tariffs/day.yaml rates[1].price_per_kwh: warning: 28.5 SEK per kWh is far above every other rate, of at most 0.3 SEK [price-scale] write 0.285 if these are pence or cents"
      ],
      silent: [
        "tariffs/day.yaml":
          "currency: SEK\nrates: [{from: 2026-01-01, price_per_kwh: 0.3}, {from: 2026-02-01, price_per_kwh: 28.5}, {from: 2026-03-01, price_per_kwh: 28.5}]"
      ]
    ),
  ])
  func `that look like pence are told where the other rates of their currency are in whole coins`(
    _ test: CheckCase
  ) { test.verify() }

  @Test(arguments: [
    CheckCase(
      "two prices for one start",
      fires: [
        "tariffs/agile.yaml": "interval: 30m",
        "tariffs/agile/2026-11.yaml": "{2026-11-01T00:00Z: 0.1, 2026-11-01 00:00Z: 0.2}",
      ],
      says: [
        "tariffs/agile/2026-11.yaml 2026-11-01T00:00Z: warning: agile has two prices for 2026-11-01T00:00Z [duplicate-price] remove the wrong one; the last one counts"
      ],
      silent: [
        "tariffs/agile.yaml": "interval: 30m",
        "tariffs/agile/2026-11.yaml": "{2026-11-01T00:00Z: 0.1, 2026-11-01 00:00Z: 0.10}",
      ]
    ),
    CheckCase(
      "a start between the half hours",
      fires: [
        "tariffs/agile.yaml": "interval: 30m",
        "tariffs/agile/2026-11.yaml": "{2026-11-01T00:00Z: 0.1, 2026-11-01T00:29Z: 0.2}",
      ],
      says: [
        "tariffs/agile/2026-11.yaml 2026-11-01T00:29Z: warning: a price of agile begins at 2026-11-01T00:29Z, not on a whole 30m [price-grid] correct its time; the price is used from then"
      ],
      silent: [
        "tariffs/agile.yaml": "interval: 30m",
        "tariffs/agile/2026-11.yaml": "{2026-11-01T00:00Z: 0.1, 2026-11-01T00:30Z: 0.2}",
      ]
    ),
    CheckCase(
      "missing half hours",
      fires: [
        "tariffs/agile.yaml": "interval: 30m",
        "tariffs/agile/2026-11.yaml":
          "{2026-11-01T00:00Z: 0.1, 2026-11-01T01:30Z: 0.2, 2026-11-01T02:30Z: 0.2}",
      ],
      says: [
        "tariffs/agile/2026-11.yaml: hint: agile has no price for 3 intervals, the first 2026-11-01T00:30Z [price-gap] add them with: plugtrack tariff import FILE --tariff agile"
      ],
      silent: [
        "tariffs/agile.yaml": "interval: 30m",
        "tariffs/agile/2026-05.yaml": "{2026-05-31T23:30Z: 0.1}",
        "tariffs/agile/2026-11.yaml": "{2026-11-01T00:00Z: 0.1, 2026-11-01T00:30Z: 0.2}",
      ]
    ),
  ])
  func `of a dynamic tariff stand once for each start`(_ test: CheckCase) { test.verify() }
}
