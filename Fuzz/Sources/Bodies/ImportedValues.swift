import ChargingLog
import Importing

/// Reads text as the cells of exports are read, in every format there is.
func readAsImported(_ text: String) throws(FuzzFailure) {
  for format in numberFormats {
    guard case .success(let number) = format.read(text) else { continue }
    if case .failure = ExactDecimal.parse(number) {
      // Only its length or its leading zeros may keep a number from being one of a record.
      try require(
        number.utf8.allSatisfy { "-.0123456789".utf8.contains($0) },
        "\(number) is no number"
      )
    }
  }
  for format in dateFormats { _ = format.read(text) }
  for format in DurationFormat.allCases {
    _ = format.read(text)
    _ = format.read(text, decimalMark: .comma)
  }
  // A pattern comes from a rules file, and may be anything too.
  if let format = try? DateFormat(text) { samples.forEach { _ = format.read($0) } }
}

private let numberFormats = [
  NumberFormat(),
  NumberFormat(decimalMark: .point, thousandsMark: ","),
  NumberFormat(decimalMark: .comma, thousandsMark: ".", strip: ["€", "kWh"]),
]

private let dateFormats = [
  "iso8601", "epoch-s", "epoch-ms", "dd/MM/yyyy HH:mm", "MMM d, yyyy h:mm a", "yyyy-MM-dd HH:mm:ss",
].compactMap { try? DateFormat($0) }

private let samples = [
  "2026-11-23T07:30:00Z", "23/11/2026 07:30", "Nov 3, 2026 7:30 PM", "1795419000",
]
