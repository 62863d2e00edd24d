package import ChargingLog
import YAMLRecord

/// One month's file of a dynamic tariff, with new prices added to what stands there.
package struct PriceFile: Sendable {
  /// Where it stands, relative to the data directory.
  package let path: String
  /// Its text with the new prices.
  package let bytes: [UInt8]
  package let added: Int
  package let unchanged: Int
  /// Starts whose price in the file is another one.
  package let conflicts: [Instant]

  /// The month's file that a start belongs into.
  package static func path(of tariff: String, at start: Instant) -> String {
    "tariffs/\(tariff)/\(Zone.utc.civil(at: start).date.text.prefix(7)).yaml"
  }

  /// Adds prices of one month to a file.
  ///
  /// New lines go to its end, and everything else stays as it is. A price that differs from the
  /// one that stands there is a conflict, and left alone unless it is to be replaced.
  ///
  /// - Throws: ``ImportFailure`` when the file cannot be read or added to.
  package init(
    path: String,
    existing: [UInt8]?,
    prices: [TariffPrices.Price],
    replaces: Bool
  ) throws(ImportFailure) {
    self.path = path
    var known: [Instant: ExactDecimal] = [:]
    if let existing {
      let file = RecordFile.read(existing, path: path)
      guard case .prices(let month) = file.content else {
        throw ImportFailure(file.diagnostics)
      }
      for price in month.prices { known[price.start] = price.pricePerKWh }
    }
    let new = prices.filter { known[$0.start] == nil }
    let others = prices.filter { price in
      known[price.start].map { $0 != price.pricePerKWh } ?? false
    }
    added = new.count
    unchanged = prices.count - new.count - others.count
    conflicts = others.map(\.start)
    var bytes = existing ?? []
    if replaces, !others.isEmpty { bytes = try Self.replacing(others, in: bytes, path) }
    self.bytes = try Self.appending(new, to: bytes, path)
  }

  private static func appending(_ prices: [TariffPrices.Price], to bytes: [UInt8], _ path: String)
    throws(ImportFailure) -> [UInt8]
  {
    guard !prices.isEmpty else { return bytes }
    let lineBreak = bytes.contains(0x0D) ? "\r\n" : "\n"
    let needsBreak = bytes.last.map { $0 != 0x0A } ?? false
    let lines = prices.map { price in
      "\(key(of: price.start)): \(price.pricePerKWh.text(decimals: 4))\(lineBreak)"
    }
    let result = bytes + Array(((needsBreak ? lineBreak : "") + lines.joined()).utf8)
    // Braces around the whole file, or an end mark, would make another document of it.
    guard case .prices(let month) = RecordFile.read(result, path: path).content,
      Set(prices).isSubset(of: month.prices)
    else {
      throw ImportFailure(
        "no-prices",
        file: path,
        "lines cannot be added to it",
        fix: "write it with one price a line, as in 2026-11-23T00:30Z: 0.1234"
      )
    }
    return result
  }

  /// `2026-11-23T00:30Z`, with seconds where there are any.
  private static func key(of start: Instant) -> String {
    let isWhole = start.secondsSince1970.isMultiple(of: 60)
    return Timestamp(start, in: .utc, precision: isWhole ? .minute : .second).text
  }

  private static func replacing(_ prices: [TariffPrices.Price], in bytes: [UInt8], _ path: String)
    throws(ImportFailure) -> [UInt8]
  {
    guard let record = Record.read(bytes, file: path).record else { return bytes }
    let wanted = Dictionary(prices.map { ($0.start, $0.pricePerKWh) }) { $1 }
    let edits = record.entries.compactMap { entry -> Edit? in
      guard case .success(let start) = Timestamp.parse(entry.key),
        let price = start.resolve(in: .utc).instant.flatMap({ wanted[$0] })
      else { return nil }
      return .set(FieldPath([.key(entry.key)]), .text(price.text(decimals: 4)))
    }
    do throws(EditError) {
      return try record.applying(edits).source.bytes
    } catch {
      throw ImportFailure("no-prices", file: path, error.message)
    }
  }
}
