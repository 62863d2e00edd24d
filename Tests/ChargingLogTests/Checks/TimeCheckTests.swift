import Testing

@Suite struct `Times of sessions` {
  @Test(arguments: [
    CheckCase(
      "an end before the start",
      fires: ["a": charge("2026-11-01T20:00", "end: 2026-11-01T06:00")],
      says: [
        "sessions/a.yaml end: error: end 2026-11-01T06:00 is before start 2026-11-01T20:00 [end-before-start] correct one of the two ^ sessions/a.yaml start: start is here"
      ],
      silent: ["a": charge("2026-11-01T20:00", "end: 2026-11-01T20:00")]
    ),
    CheckCase(
      "an end whose time is unknown",
      fires: ["a": charge("2026-11-02T20:00", "end: 2026-11-01")],
      says: [
        "sessions/a.yaml end: error: end 2026-11-01 is before start 2026-11-02T20:00 [end-before-start] correct one of the two ^ sessions/a.yaml start: start is here"
      ],
      silent: ["a": charge("2026-11-01T20:00", "end: 2026-11-01")]
    ),
    CheckCase(
      "clocks that go back",
      fires: ["a": charge("2026-10-25T01:50+01:00", "end: 2026-10-25T01:10+01:00")],
      says: [
        "sessions/a.yaml end: error: end 2026-10-25T01:10+01:00 is before start 2026-10-25T01:50+01:00 [end-before-start] correct one of the two ^ sessions/a.yaml start: start is here"
      ],
      silent: ["a": charge("2026-10-25T01:50+01:00", "end: 2026-10-25T01:10Z")]
    ),
    CheckCase(
      "months at the plug",
      fires: ["a": charge("2026-01-01T20:00", "end: 2026-11-01T20:00")],
      says: [
        "sessions/a.yaml end: warning: plugged in for 304 days, from 2026-01-01T20:00 to 2026-11-01T20:00 [too-long] correct start or end"
      ],
      silent: ["a": charge("2026-01-01T20:00", "end: 2026-03-02T20:00")]
    ),
    CheckCase(
      "the future",
      fires: ["a": charge("2026-11-24T00:01")],
      says: [
        "sessions/a.yaml start: warning: 2026-11-24T00:01 is in the future [future] correct start"
      ],
      silent: ["a": charge("2026-11-24T00:00")]
    ),
    CheckCase(
      "a duration longer than the stay",
      fires: ["a": charge("2026-11-01T20:00", "end: 2026-11-01T21:00, duration: 1h3m")],
      says: [
        "sessions/a.yaml duration: warning: duration 1h3m is longer than the 1h from start to end [duration-too-long] correct duration, start or end ^ sessions/a.yaml end: end is here"
      ],
      silent: ["a": charge("2026-11-01T20:00", "end: 2026-11-01T21:00, duration: 1h2m")]
    ),
  ])
  func `must be possible`(_ test: CheckCase) { test.verify() }

  @Test(arguments: [
    CheckCase(
      "an end behind the next start",
      fires: [
        "a": charge("2026-11-01T20:00", "end: 2026-11-02T06:00"),
        "b": charge("2026-11-02T05:57", "end: 2026-11-02T07:00"),
      ],
      says: [
        "sessions/b.yaml start: warning: ioniq5 overlaps by 3m with its session of 2026-11-01T20:00 [overlap] correct the times of one of the two ^ sessions/a.yaml end: that one ends at 2026-11-02T06:00"
      ],
      silent: [
        "a": charge("2026-11-01T20:00", "end: 2026-11-02T06:00"),
        "b": charge("2026-11-02T05:58", "end: 2026-11-02T07:00"),
        "c": charge("2026-11-01T21:00", "end: 2026-11-02T07:00", car: "mg4"),
      ]
    ),
    CheckCase(
      "a long session around several",
      fires: [
        "a": charge("2026-11-01T20:00", "duration: 10h"),
        "b": charge("2026-11-01T22:00", "duration: 1h"),
        "c": charge("2026-11-02T01:00"),
      ],
      says: [
        "sessions/b.yaml start: warning: ioniq5 overlaps by 1h with its session of 2026-11-01T20:00 [overlap] correct the times of one of the two ^ sessions/a.yaml duration: that one starts at 2026-11-01T20:00 and takes 10h",
        "sessions/c.yaml start: warning: ioniq5 overlaps by 5h with its session of 2026-11-01T20:00 [overlap] correct the times of one of the two ^ sessions/a.yaml duration: that one starts at 2026-11-01T20:00 and takes 10h",
      ],
      silent: [
        "a": charge("2026-11-01", "duration: 10h"),
        "b": charge("2026-11-01T05:00", "duration: 1h"),
      ]
    ),
    CheckCase(
      "the hour that came twice",
      fires: [
        "a": charge("2026-10-25T00:30", "end: 2026-10-25T01:30Z"),
        "b": charge("2026-10-25T01:20Z"),
      ],
      says: [
        "sessions/b.yaml start: warning: ioniq5 overlaps by 10m with its session of 2026-10-25T00:30 [overlap] correct the times of one of the two ^ sessions/a.yaml end: that one ends at 2026-10-25T01:30Z"
      ],
      silent: [
        "a": charge("2026-10-25T00:30", "end: 2026-10-25T01:30+01:00"),
        "b": charge("2026-10-25T01:20Z"),
      ]
    ),
    CheckCase(
      "the same charge twice",
      fires: [
        "a": charge("2026-11-01T20:00", "end: 2026-11-01T22:00, energy_kwh: 10.4"),
        "b": charge("2026-11-01T20:02", "end: 2026-11-01T22:00, energy_kwh: 10.45"),
      ],
      says: [
        "sessions/b.yaml start: warning: this charge of 10.45 kWh at 2026-11-01T20:02 seems to be logged twice [twice-logged] remove one of the two, as with: plugtrack rm b ^ sessions/a.yaml start: the other is 10.4 kWh at 2026-11-01T20:00"
      ],
      silent: [
        "a": charge("2026-11-01T20:00", "end: 2026-11-01T20:01, energy_kwh: 0"),
        "b": charge("2026-11-01T20:02", "end: 2026-11-01T22:00, energy_kwh: 0"),
      ]
    ),
    CheckCase(
      "the same charge twice, without a time",
      fires: [
        "a": charge("2026-11-01", "energy_kwh: 10, odometer_mi: 500"),
        "b": charge("2026-11-01", "energy_kwh: 10, odometer_mi: 500"),
      ],
      says: [
        "sessions/b.yaml start: warning: this charge of 10 kWh at 2026-11-01 seems to be logged twice [twice-logged] remove one of the two, as with: plugtrack rm b ^ sessions/a.yaml start: the other is 10 kWh at 2026-11-01"
      ],
      silent: [
        "a": charge("2026-11-01", "energy_kwh: 10, odometer_mi: 500"),
        "b": charge("2026-11-01", "energy_kwh: 10, odometer_mi: 450"),
      ]
    ),
  ])
  func `must leave a car in one place`(_ test: CheckCase) { test.verify() }
}
