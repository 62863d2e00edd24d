import ChargingLog

/// One price of a file before prices are put in order.
struct RawPrice: Sendable {
  var start: Instant
  /// When it ends, if the file says so.
  var end: Instant?
  var price: ExactDecimal
}

extension PriceList {
  /// Reads the answers of Octopus Energy, Energinet, PG&E and Home Assistant, and CSV with a column
  /// of starts and one of prices.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - file: Its name, for messages.
  ///   - options: What the person says about it.
  /// - Throws: ``ImportFailure`` when it is none of these, or a price of it cannot be used.
  package static func read(
    _ bytes: [UInt8],
    file: String,
    options: PriceOptions
  ) throws(ImportFailure) -> PriceList {
    let first = bytes.drop { [0xEF, 0xBB, 0xBF, 0x20, 0x09, 0x0A, 0x0D].contains($0) }.first
    let isJSON = first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    var reading =
      try isJSON
      ? PriceAnswer(bytes, file: file, options: options).reading
      : PriceTable(bytes, file: file, options: options).reading
    guard !reading.prices.isEmpty else {
      throw ImportFailure("no-prices", file: file, "there is no price in it")
    }
    reading.prices = reading.prices.map { raw in
      var raw = raw
      raw.price = (raw.price * options.factor + options.addition).rounded(toDecimals: 8)
      return raw
    }
    return try list(of: reading, file: file, zone: options.zone)
  }

  private static func list(of reading: PriceReading, file: String, zone: Zone)
    throws(ImportFailure) -> PriceList
  {
    var list = PriceList(origin: reading.origin)
    list.currency = reading.currency
    list.remarks = reading.remarks
    let raws = reading.prices.sorted { $0.start < $1.start }
    list.intervalSeconds = reading.intervalSeconds ?? usualInterval(of: raws)
    for raw in raws {
      for start in starts(of: raw, every: list.intervalSeconds, isLong: reading.hasLongPrices) {
        if let last = list.prices.last, last.start == start {
          guard last.pricePerKWh == raw.price else {
            throw ImportFailure(
              "duplicate-price",
              file: file,
              "there are two prices for \(Timestamp(start, in: .utc).text): \(last.pricePerKWh.text) and \(raw.price.text)",
              fix: "keep one of the two, or say which are meant with --area or --column"
            )
          }
          continue
        }
        list.prices.append(TariffPrices.Price(start: start, pricePerKWh: raw.price))
      }
    }
    list.gaps = gaps(in: list, zone)
    if let remark = oddTimes(in: list, zone) { list.remarks.append(remark) }
    return list
  }

  /// The most usual time from one start to the next.
  private static func usualInterval(of raws: [RawPrice]) -> Int64 {
    var counts: [Int64: Int] = [:]
    for (raw, next) in zip(raws, raws.dropFirst()) where next.start > raw.start {
      counts[next.start.seconds(since: raw.start), default: 0] += 1
    }
    let usual = counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
    return usual ?? raws.first.flatMap { raw in raw.end.map { $0.seconds(since: raw.start) } }
      ?? 1800
  }

  /// The starts that a price stands for: several, when it holds for longer than usual.
  private static func starts(of raw: RawPrice, every seconds: Int64, isLong: Bool) -> [Instant] {
    guard isLong, seconds > 0, let end = raw.end else { return [raw.start] }
    var starts = [raw.start]
    // The next on the grid of whole intervals, for prices that begin at odd times.
    var next =
      raw.start.secondsSince1970 - raw.start.secondsSince1970.remainder(of: seconds) + seconds
    while next < end.secondsSince1970, starts.count < 100_000 {
      starts.append(Instant(secondsSince1970: next))
      next += seconds
    }
    return starts
  }

  /// Says how many prices begin between the whole intervals, if any do.
  private static func oddTimes(in list: PriceList, _ zone: Zone) -> String? {
    guard list.intervalSeconds > 0 else { return nil }
    let odd = list.prices.filter {
      !$0.start.secondsSince1970.isMultiple(of: list.intervalSeconds)
    }
    guard let first = odd.first else { return nil }
    let interval = ChargeDuration(seconds: list.intervalSeconds).text
    return "\(odd.count) of \(list.prices.count) do not begin on a whole \(interval), the first at "
      + Timestamp(first.start, in: zone).text
  }

  private static func gaps(in list: PriceList, _ zone: Zone) -> [Gap] {
    zip(list.prices, list.prices.dropFirst()).compactMap { price, next in
      let end = price.start.advanced(bySeconds: list.intervalSeconds)
      guard next.start > end else { return nil }
      let change = zone.nextTransition(after: price.start.advanced(bySeconds: -86_400))
      return Gap(
        start: end,
        seconds: next.start.seconds(since: end),
        isAtClockChange: change.map { $0 <= next.start.advanced(bySeconds: 86_400) } ?? false
      )
    }
  }
}

extension Int64 {
  /// What is left by a division that rounds down.
  fileprivate func remainder(of divisor: Int64) -> Int64 {
    let rest = self % divisor
    return rest < 0 ? rest + divisor : rest
  }
}

/// What a file of prices says, in its own order.
struct PriceReading {
  var origin: String
  var prices: [RawPrice] = []
  /// How long each price holds, where the file says it once for all.
  var intervalSeconds: Int64?
  var currency: String?
  var remarks: [String] = []
  /// Whether a price may hold for several intervals.
  var hasLongPrices = false
}
