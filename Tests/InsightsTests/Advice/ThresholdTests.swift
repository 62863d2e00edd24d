import ChargingLog
import Testing

@testable import Insights

@Suite struct `The thresholds of advice` {
  /// A case of advice, and a value of a threshold with which it is silent.
  private static let silenced: [(name: String, setting: String)] = [
    ("below the charge to keep of a car without soc_min", "low_charge_percent: 19"),
    ("a charge to 94 % is not full", "full_charge_percent: 94"),
    ("low for over seven days", "standing_low_days: 8"),
    ("at 30 % is not low", "standing_low_percent: 29"),
    ("three of five past the limit", "daily_limit_sessions: 4"),
    ("three of five past the limit", "daily_limit_window: 3"),
    ("a dc charge past the point where the power falls", "dc_taper_percent: 66"),
    ("a dc charge past the point where the power falls", "advice_days: 9"),
    ("public over one and a half times home", "home_cheaper_factor: 1.51"),
    ("another tariff saves over five percent", "cheaper_tariff_percent: 5.1"),
    ("over a quarter outside the cheapest hours", "off_peak_missed_percent: 26"),
    ("another operator nearby is over ten percent cheaper", "network_dearer_percent: 12"),
    ("another operator is too far away", "nearby_km: 14.8"),
    ("the loss rose by over five points", "loss_rising_points: 6"),
    ("over ten percent less far at the same temperature", "efficiency_falling_percent: 11"),
    ("over ten percent less far at the same temperature", "efficiency_falling_days: 10"),
    ("it was colder then by a band of five degrees", "season_step_c: 1"),
    ("twice the usual price of its operator", "network_price_factor: 2.1"),
    ("nothing for over three weeks", "nothing_logged_days: 22"),
  ]

  @Test(arguments: silenced)
  func `are those of the settings`(name: String, setting: String) throws {
    var it = try #require(AdviceCases.all.first { $0.name == name }, "\(name)")
    #expect(try it.advice(isSilentSide: false).contains { $0.code == it.code })
    it.files["settings.yaml"] =
      "plugtrack: 1\ncurrency: GBP\ntime_zone: UTC\ndistance: mi\ninsights: {\(setting)}\n"
    #expect(try !it.advice(isSilentSide: false).contains { $0.code == it.code })
  }

  @Test(arguments: [
    ("full_charge_overdue_days: 2", "a full charge is due for three days", Advice.Severity.warning),
    ("full_charge_critical_days: 8", "a full charge is critical from the eighth", .warning),
  ])
  func `also say how urgent a full charge is`(
    setting: String,
    name: String,
    severity: Advice.Severity
  ) throws {
    var it = try #require(AdviceCases.all.first { $0.name == name })
    it.files["settings.yaml"] =
      "plugtrack: 1\ncurrency: GBP\ntime_zone: UTC\ninsights: {\(setting)}\n"
    let advice = try it.advice(isSilentSide: false).filter { $0.code == it.code }
    #expect(advice.map(\.severity) == [severity])
  }

  @Test func `are all tried`() {
    let tried = Set(Self.silenced.map { $0.setting.prefix { $0 != ":" } })
    let all = Set(AdviceCode.allCases.flatMap(\.thresholds).map(\.key))
    #expect(
      all.filter { !tried.contains(Substring($0)) }.sorted()
        == ["full_charge_critical_days", "full_charge_overdue_days"]
    )
  }
}
