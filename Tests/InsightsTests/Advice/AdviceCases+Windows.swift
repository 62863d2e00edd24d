@testable import Insights

extension AdviceCases {
  /// Rules that look back 90 days, asked on the last second of them and a second later.
  ///
  /// The days are counted from the oldest session that the advice cannot do without.
  static let windows: [AdviceCase] =
    places.filter { $0.name == "another operator is too far away" }
    .map { old($0, to: "2026-08-31T10:00:0") }
    + places.filter { $0.name == "a dc charge past the blend point" }
    .map { old($0, to: "2026-09-18T10:00:0") }
    + places.filter { $0.code == .dcTaper }.map { old($0, to: "2026-09-18T10:00:0") }
    + prices.filter { $0.name == "public over one and a half times home" }
    .map { old($0, to: "2026-09-08T10:00:0") }
    + prices.filter { $0.name == "another tariff saves over five percent" }
    .map { old($0, to: "2026-09-18T10:00:0") }
    + prices.filter { $0.code == .offPeakMissed }.map { old($0, to: "2026-09-18T04:00:0") }
    + prices.filter { $0.name == "twice the usual price of its operator" }
    .map { old($0, to: "2026-09-12T10:00:0") }

  /// - Parameter time: The last second of the 90 days but for its last digit, 0.
  private static func old(_ it: AdviceCase, to time: String) -> AdviceCase {
    var it = it
    it.name += ", 90 days ago"
    (it.silent, it.silentFiles) = (it.sessions, [:])
    (it.now, it.silentNow) = (time + "0Z", time + "1Z")
    return it
  }
}
