import ChargingLog
import Insights
import Testing

struct DurationReadingTests {
  @Test(
    "a length of time is told as people read it",
    arguments: [
      (0, "0m"), (90, "1m30s"), (2700, "45m"), (15_600, "4h20m"), (172_799, "47h59m"),
      (172_800, "2 days"), (1_605_600, "18 days 14 h"), (-7200, "-2h"),
    ] as [(Int64, String)]
  )
  func reading(seconds: Int64, text: String) {
    #expect(ChargeDuration(seconds: seconds).reading == text)
  }
}
