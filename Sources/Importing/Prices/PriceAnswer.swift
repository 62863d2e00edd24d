import ChargingLog
import YAMLRecord

/// Reads the JSON that suppliers and home automation answer with.
struct PriceAnswer {
  private let root: JSONValue
  private let file: String
  private let options: PriceOptions

  init(_ bytes: [UInt8], file: String, options: PriceOptions) throws(ImportFailure) {
    do throws(JSONParser.Problem) {
      root = try JSONParser.read(bytes)
    } catch {
      let before = bytes.prefix(error.offset)
      let line = before.count { $0 == 0x0A } + 1
      let column = before.reversed().prefix { $0 != 0x0A }.count + 1
      throw ImportFailure(
        "json",
        file: file,
        place: Diagnostic.Place(line: line, column: column, length: 1),
        "it is not JSON: \(error.message)",
        fix: "fetch the file again"
      )
    }
    self.file = file
    self.options = options
  }

  var reading: PriceReading {
    get throws(ImportFailure) {
      if let results = root["results"]?.elements { return try octopus(results) }
      if let records = root["records"]?.elements { return try energinet(records) }
      if let data = root["data"]?.elements, data.first?["priceDetails"] != nil {
        return try gridX(data)
      }
      if let entities = root.elements, entities.contains(where: { $0.elements != nil }) {
        return try homeAssistant(entities)
      }
      throw ImportFailure(
        "no-prices",
        file: file,
        "it is JSON, but not an answer that is known",
        fix:
          "known are those of Octopus Energy, Energinet, PG&E and Home Assistant; or make CSV of it"
      )
    }
  }

  // MARK: Octopus Energy

  private func octopus(_ results: [JSONValue]) throws(ImportFailure) -> PriceReading {
    var reading = PriceReading(origin: "Octopus Energy")
    reading.currency = "GBP"
    reading.hasLongPrices = true
    let methods = Set(results.compactMap { $0["payment_method"]?.text })
    let method = methods.contains("DIRECT_DEBIT") ? "DIRECT_DEBIT" : methods.sorted().first
    for result in results {
      if let own = result["payment_method"]?.text, own != method { continue }
      let end = result["valid_to"]
      reading.prices.append(
        RawPrice(
          start: try instant(result["valid_from"], "valid_from"),
          end: end == nil || end?.isNull == true ? nil : try instant(end, "valid_to"),
          price: try number(
            result[options.column ?? "value_inc_vat"],
            options.column ?? "value_inc_vat",
            in: .minorPerKWh
          )
        )
      )
    }
    if methods.count > 1, let method {
      reading.remarks.append("the prices are those of payment by \(method)")
    }
    if root["next"]?.text != nil {
      let count = root["count"]?.text ?? "more"
      reading.remarks.append(
        "it is one page, \(results.count) of \(count): fetch the others too, by its next"
      )
    }
    return reading
  }

  // MARK: Energinet

  private func energinet(_ records: [JSONValue]) throws(ImportFailure) -> PriceReading {
    var reading = PriceReading(origin: "Energinet")
    let areas = Set(records.compactMap { $0["PriceArea"]?.text }).sorted()
    guard areas.count <= 1 || options.area != nil else {
      throw ImportFailure(
        "no-prices",
        file: file,
        "it has prices of several areas",
        fix: "say which with --area \(areas.joined(separator: " or --area "))"
      )
    }
    let names = ["DayAheadPrice", "SpotPrice"].flatMap { name in
      [options.currency, "DKK", "EUR"].compactMap { $0.map { name + $0 } }
    }
    let name = options.column ?? names.first { records.first?[$0] != nil } ?? "DayAheadPriceDKK"
    reading.currency = ["DKK", "EUR"].first { name.hasSuffix($0) }
    for record in records {
      if let area = options.area, record["PriceArea"]?.text != area { continue }
      let start = record["TimeUTC"] ?? record["HourUTC"]
      reading.prices.append(
        RawPrice(
          start: try instant(start, "TimeUTC", isUTC: true),
          price: try number(record[name], name, in: .perMWh)
        )
      )
    }
    if options.factor == ExactDecimal(1), options.addition.isZero {
      reading.remarks.append(
        "these are spot prices without tax and grid fees: --multiply 1.25 --add 0.90 adds them"
      )
    }
    return reading
  }

  // MARK: PG&E, by gridX

  private func gridX(_ data: [JSONValue]) throws(ImportFailure) -> PriceReading {
    var reading = PriceReading(origin: "PG&E")
    for curve in data {
      let header = curve["priceHeader"]
      reading.currency = header?["settlementCurrency"]?.text
      if let minutes = header?["intervalLengthInMinutes"]?.text.flatMap({ Int64($0) }),
        1...1440 ~= minutes
      {
        reading.intervalSeconds = minutes * 60
      }
      let isMegawatt = header?["settlementUnit"]?.text?.lowercased() == "mwh"
      for detail in curve["priceDetails"]?.elements ?? [] {
        reading.prices.append(
          RawPrice(
            start: try instant(detail["startIntervalTimeStamp"], "startIntervalTimeStamp"),
            price: try number(
              detail["intervalPrice"],
              "intervalPrice",
              in: isMegawatt ? .perMWh : .perKWh
            )
          )
        )
      }
    }
    return reading
  }

  // MARK: Home Assistant

  /// States hold from one change to the next; what is not a number is a gap.
  private func homeAssistant(_ entities: [JSONValue]) throws(ImportFailure) -> PriceReading {
    var reading = PriceReading(origin: "Home Assistant")
    reading.hasLongPrices = true
    reading.intervalSeconds = 1800
    for states in entities.compactMap(\.elements) {
      var previous: RawPrice?
      for state in states {
        let start = try instant(state["last_changed"] ?? state["last_updated"], "last_changed")
        if var price = previous {
          price.end = start
          reading.prices.append(price)
        }
        previous = nil
        let unit = state["attributes"]?["unit_of_measurement"]?.text
        if let unit { reading.currency = Self.currency(of: unit) }
        let isMegawatt = unit?.lowercased().hasSuffix("/mwh") == true
        guard case .success = NumberFormat(decimalMark: .point).read(state["state"]?.text ?? "")
        else { continue }
        previous = RawPrice(
          start: start,
          price: try number(state["state"], "state", in: isMegawatt ? .perMWh : .perKWh)
        )
      }
      if let previous { reading.prices.append(previous) }
    }
    return reading
  }

  /// `AUD` of `AUD/kWh`.
  private static func currency(of unit: String) -> String? {
    let code = unit.prefix(3)
    let isCode = code.count == 3 && code.utf8.allSatisfy { 0x41...0x5A ~= $0 }
    return isCode && unit.dropFirst(3).hasPrefix("/") ? String(code) : nil
  }

  // MARK: Values

  private func instant(_ value: JSONValue?, _ name: String, isUTC: Bool = false)
    throws(ImportFailure) -> Instant
  {
    guard let text = value?.text else { throw missing(name) }
    switch DateFormat.iso8601.read(text) {
    case .failure(let problem):
      throw ImportFailure("no-prices", file: file, "\(name): \(problem.message)", fix: problem.fix)
    case .success(let reading):
      if let seconds = reading.epochSeconds { return Instant(secondsSince1970: Int64(seconds)) }
      if isUTC { return Instant(secondsSince1970: reading.civil.secondsSince1970) }
      guard let instant = options.zone.resolve(reading.civil).instant else {
        throw ImportFailure(
          "missing-hour",
          file: file,
          "\(name) \(text) does not exist in \(options.zone.identifier): the clocks went forward",
          fix: "say --time-zone UTC if the times are in UTC"
        )
      }
      return instant
    }
  }

  private func number(_ value: JSONValue?, _ name: String, in unit: PriceUnit)
    throws(ImportFailure) -> ExactDecimal
  {
    guard let text = value?.text else { throw missing(name) }
    guard let number = ExactDecimal(priceText: text) else {
      throw ImportFailure("number", file: file, "\(name) is not a number: \(text)")
    }
    return (options.unit ?? unit).price(number)
  }

  private func missing(_ name: String) -> ImportFailure {
    ImportFailure(
      "no-prices",
      file: file,
      "a price has no \(name)",
      fix: "--column NAME takes the price from another name"
    )
  }
}

extension ExactDecimal {
  /// A number as a program wrote it, rounded to ten decimals: `18.291`, `4.2e-2`.
  init?(priceText text: String) {
    guard case .success(let plain) = NumberFormat(decimalMark: .point).read(text) else {
      return nil
    }
    let digits = plain.split(separator: ".", maxSplits: 1)
    let short =
      digits.count == 2 && digits[1].count > 10
      ? "\(digits[0]).\(digits[1].prefix(11))" : plain
    guard case .success(let number) = ExactDecimal.parse(short) else { return nil }
    self = number.rounded(toDecimals: 10)
  }
}
