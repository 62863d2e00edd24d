import ChargingLog

/// Where the energy of every session flowed, by the bands of its tariff; kept beside the index.
struct BandLedger: Sendable {
  /// A part of a session in one band.
  struct Part: Sendable {
    /// Its place among the labels.
    var band: Int32
    var seconds: Int64
    /// Price × seconds: what its energy cost beside that of the others.
    var weight: ExactDecimal
  }

  /// `octopus-go 00:30-05:30`, `octopus-go other times`, `flat any time`.
  private(set) var labels: [String] = []
  /// Where the parts of each session begin; those of the next one end them.
  private var begins: [Int32] = []
  private var parts: [Part] = []
  private var numbers: [Key: Int32] = [:]

  private struct Key: Hashable {
    var tariff: String
    var band: Tariff.Band?
  }

  /// The one of an index: worked out by the first who asks.
  static func of(_ index: ChargingIndex) -> BandLedger {
    index.derived.value(BandLedger.self) { earlier in
      guard let (value, change) = earlier else { return BandLedger(index) }
      return BandLedger(index, after: value, change)
    }
  }

  private init(_ index: ChargingIndex) {
    begins.reserveCapacity(index.sessions.count + 1)
    for position in index.sessions.indices { append(index.sessions[position], position, index) }
    begins.append(Int32(parts.count))
  }

  /// That of a refreshed index: only new sessions are split.
  private init(
    _ index: ChargingIndex,
    after earlier: BandLedger,
    _ change: DerivedValues.Change
  ) {
    (labels, numbers) = (earlier.labels, earlier.numbers)
    change.forEach(of: index.sessions.count) { position, before in
      if let before {
        begins.append(Int32(parts.count))
        parts += earlier.parts[Int(earlier.begins[before])..<Int(earlier.begins[before + 1])]
      } else {
        append(index.sessions[position], position, index)
      }
    }
    begins.append(Int32(parts.count))
  }

  private mutating func append(_ session: Session, _ position: Int, _ index: ChargingIndex) {
    begins.append(Int32(parts.count))
    guard let id = session.priced?.tariff ?? index.tariffID(at: position),
      let pricing = index.pricing(byTariff: id)
    else { return }
    let first = parts.count
    for part in pricing.parts(of: session, from: index.starts[position], to: index.ends[position]) {
      let band = number(of: part.band, pricing.tariff)
      let weight = part.pricePerKWh * ExactDecimal(Int(part.seconds))
      if let same = parts[first...].firstIndex(where: { $0.band == band }) {
        parts[same].seconds += part.seconds
        parts[same].weight += weight
      } else {
        parts.append(Part(band: band, seconds: part.seconds, weight: weight))
      }
    }
    // Where one price holds at all times, its hours need not be known.
    if parts.count == first, pricing.isFlat {
      parts.append(Part(band: number(of: nil, pricing.tariff), seconds: 0, weight: .zero))
    }
  }

  private mutating func number(of band: Tariff.Band?, _ tariff: Tariff) -> Int32 {
    // Bands of the same hours are one, whatever their prices.
    var hours = band
    hours?.pricePerKWh = .zero
    let key = Key(tariff: tariff.id, band: hours)
    if let known = numbers[key] { return known }
    let hasBands = tariff.rates.contains { !$0.bands.isEmpty }
    labels.append("\(tariff.id) \(band?.label ?? (hasBands ? "other times" : "any time"))")
    numbers[key] = Int32(labels.count - 1)
    return Int32(labels.count - 1)
  }

  /// The parts of a session as entries of their own.
  ///
  /// Energy goes by time; cost, fees and all, as the energy of each part costs by the tariff. They
  /// add up to the whole, to the last digit. A session of no tariff, or of unknown hours, is one
  /// part of no band.
  func parts(of entry: LedgerEntry, at position: Int) -> [LedgerEntry] {
    let own = parts[Int(begins[position])..<Int(begins[position + 1])]
    guard let first = own.first else { return [entry] }
    guard own.count > 1 else {
      var entry = entry
      entry.band = first.band
      return [entry]
    }
    let seconds = ExactDecimal(Int(own.reduce(0) { $0 + $1.seconds }))
    let weight = own.reduce(ExactDecimal.zero) { $0 + $1.weight }
    var restEnergy = entry.energyKWh
    var restAmount = entry.amount
    return own.enumerated().map { number, part in
      let isLast = number == own.count - 1
      let share = ExactDecimal(Int(part.seconds))
      var result = entry
      result.band = part.band
      result.seconds = part.seconds
      if let energy = entry.energyKWh, let rest = restEnergy {
        let flowed = isLast ? rest : (energy * share).divided(by: seconds, decimals: 6) ?? rest
        result.energyKWh = flowed
        restEnergy = rest - flowed
      }
      if let amount = entry.amount, let rest = restAmount {
        // Prices that cancel out, or are nothing, leave the time to go by.
        let paid =
          weight > .zero
          ? (amount * part.weight).divided(by: weight, decimals: 6)
          : (amount * share).divided(by: seconds, decimals: 6)
        result.amount = isLast ? rest : paid ?? rest
        restAmount = rest - (result.amount ?? .zero)
      }
      return result
    }
  }
}
