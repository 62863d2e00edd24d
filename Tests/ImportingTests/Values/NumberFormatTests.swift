import ChargingLog
import Importing
import Testing

@Suite("A number format")
struct NumberFormatTests {
  static let readable: [(NumberFormat, String, String)] = [
    (.init(decimalMark: .point), "41.25", "41.25"),
    (.init(decimalMark: .point), "70.447", "70.447"),
    (.init(decimalMark: .comma), "5369,715", "5369.715"),
    (.init(decimalMark: .comma), "27,429", "27.429"),
    (.init(decimalMark: .comma), "1.234,50", "1234.50"),
    (.init(decimalMark: .point), "1,234.50", "1234.50"),
    (.init(decimalMark: .point), "1,234,567", "1234567"),
    (.init(decimalMark: .point), "0.000", "0.000"),
    (.init(decimalMark: .point), "-3.5", "-3.5"),
    (.init(decimalMark: .point), "\u{2212}3.5", "-3.5"),
    (.init(decimalMark: .point), "+007", "7"), (.init(decimalMark: .point), ".5", "0.5"),
    (.init(decimalMark: .comma), "1 234,5", "1234.5"),
    (.init(decimalMark: .comma), "1\u{202F}234,5", "1234.5"),
    (.init(decimalMark: .point), "1'234'567.8", "1234567.8"),
    (.init(decimalMark: .point), "1’234.8", "1234.8"),
    (.init(decimalMark: .point, strip: ["$"]), "$11.99", "11.99"),
    (.init(decimalMark: .point, strip: ["$"]), "-$5.00", "-5.00"),
    (.init(decimalMark: .point, strip: ["$"]), "$-5.00", "-5.00"),
    (.init(decimalMark: .comma, strip: ["€ "]), "€ 3,20", "3.20"),
    (.init(decimalMark: .comma, strip: ["€"]), "3,20\u{A0}€", "3.20"),
    (.init(decimalMark: .point, strip: [" kWh"]), "45.22 kWh", "45.22"),
    (.init(decimalMark: .point, strip: ["/kWh", "£"]), "£0.42/kWh", "0.42"),
    (.init(decimalMark: .point, thousandsMark: ","), "1,234", "1234"),
    (.init(decimalMark: .comma, thousandsMark: "."), "52.000", "52000"),
    (.init(), "0.125", "0.125"), (.init(), "12.5", "12.5"), (.init(), "12,5", "12.5"),
    (.init(), "1.234,5", "1234.5"), (.init(), "5369,715", "5369.715"),
    (.init(), "1.234.567", "1234567"),
    (.init(), "42", "42"), (.init(), "-0.0", "0.0"), (.init(), "1e-05", "0.00001"),
    (.init(), "1.25E2", "125"),
    (.init(), "12.5e-1", "1.25"),
    (.init(), "0.10000000000000000000001", "0.10000000000000000000001"),
  ]

  @Test("reads numbers exactly", arguments: readable)
  func reads(format: NumberFormat, text: String, number: String) throws {
    #expect(try format.read(text).get() == number)
  }

  static let refused: [(NumberFormat, String, ValueProblem.ImportCode)] = [
    (.init(), "1.234", .ambiguous), (.init(), "12,345", .ambiguous),
    (.init(decimalMark: .point), "1,234", .ambiguous),
    (.init(decimalMark: .comma), "1.234", .ambiguous),
    (.init(decimalMark: .point), "41,25", .ambiguous),
    (.init(decimalMark: .point), "1.2.3", .format),
    (.init(), "", .format), (.init(), "N/A", .format), (.init(), "41 kWh", .format),
    (.init(), "$5", .format),
    (.init(), "5.", .format), (.init(), "1e", .format), (.init(), "1e400", .format),
    (.init(), "--5", .format),
    (.init(decimalMark: .point), "12,34.5", .format), (.init(), "1 23", .format),
    (.init(), "0x10", .format),
    (.init(), "١٢", .format), (.init(), "NaN", .format), (.init(), "1,234'567.8", .format),
  ]

  @Test("refuses what is no number or could be two", arguments: refused)
  func refuses(format: NumberFormat, text: String, code: ValueProblem.ImportCode) {
    guard case .failure(let problem) = format.read(text) else {
      Issue.record("“\(text)” was read as \(format.read(text))")
      return
    }
    #expect(problem.code == code.rawValue, "\(problem.message)")
  }
}
