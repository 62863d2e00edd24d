// How the numbers of placed sessions stand in a snapshot. They hold for the very catalog that the
// sessions were placed by, and for the program that wrote them.

extension PlacedSessions {
  /// Writes everything but the sessions and the findings, which a snapshot keeps no session with.
  package func store(to writer: inout ByteWriter) {
    names.store(to: &writer)
    for (rank, position) in order.enumerated() { writer.write(Int64(position) - Int64(rank)) }
    for position in starts.indices {
      writer.write(starts[position].secondsSince1970)
      writer.write(Int64(places[position]))
      writer.write(UInt64(cars[position]))
      entries[position].store(to: &writer, starts[position], ends[position])
    }
  }

  /// Reads what `store` wrote of sessions; `nil` when it is nonsense, or of another catalog.
  package init?(_ sessions: SessionPiece, from reader: inout ByteReader, by catalog: Catalog) {
    self.sessions = sessions
    let count = sessions.count
    let names = LedgerNames(from: &reader)
    guard let order = Self.order(of: count, from: &reader) else { return nil }
    starts.reserveCapacity(count)
    ends.reserveCapacity(count)
    places.reserveCapacity(count)
    cars.reserveCapacity(count)
    entries.reserveCapacity(count)
    for _ in 0..<count {
      let start = Instant(secondsSince1970: reader.readSigned())
      let place = reader.readSigned()
      let car = reader.readUnsigned()
      var entry = LedgerEntry()
      let end = entry.load(from: &reader, start)
      guard !reader.hasFailed, -1..<Int64(catalog.places.count) ~= place,
        car < UInt64(catalog.carIDs.count), names.cover(entry)
      else { return nil }
      entry.car = Int32(car)
      starts.append(start)
      ends.append(end)
      places.append(Int32(place))
      cars.append(Int32(car))
      entries.append(entry)
    }
    self.names = names
    self.order = order
  }

  /// Reads an order of some positions; `nil` when it does not have each of them once.
  private static func order(of count: Int, from reader: inout ByteReader) -> [Int32]? {
    var order: [Int32] = []
    order.reserveCapacity(count)
    var isMissing = Array(repeating: true, count: count)
    for rank in 0..<Int64(count) {
      let position = rank &+ reader.readSigned()
      guard 0..<Int64(count) ~= position, isMissing[Int(position)] else { return nil }
      isMissing[Int(position)] = false
      order.append(Int32(position))
    }
    return order
  }
}

extension LedgerEntry {
  /// Which values there are, as bits.
  private struct Presence: OptionSet {
    let rawValue: UInt64

    static let end = Presence(rawValue: 1 << 0)
    static let amount = Presence(rawValue: 1 << 1)
    static let place = Presence(rawValue: 1 << 2)
    static let home = Presence(rawValue: 1 << 3)
    static let seconds = Presence(rawValue: 1 << 4)
    static let kilometres = Presence(rawValue: 1 << 5)
    static let battery = Presence(rawValue: 1 << 6)
    static let energy = Presence(rawValue: 1 << 7)
    static let type = Presence(rawValue: 1 << 8)
    static let dc = Presence(rawValue: 1 << 9)
    static let solar = Presence(rawValue: 1 << 10)
    static let socStart = Presence(rawValue: 1 << 11)
    static let socEnd = Presence(rawValue: 1 << 12)
    static let temperature = Presence(rawValue: 1 << 13)
  }

  private static let bases: [SessionCost.Basis] = [.paid, .unitPrice, .frozen, .tariff, .unknown]
  private static let batteryBases: [BatteryEnergy.Basis] = [.measured, .charge, .efficiency]

  fileprivate func store(to writer: inout ByteWriter, _ start: Instant, _ end: Instant?) {
    var presence: Presence = []
    if end != nil { presence.insert(.end) }
    if amount != nil { presence.insert(.amount) }
    if isHome != nil { presence.insert(.place) }
    if isHome == true { presence.insert(.home) }
    if seconds != nil { presence.insert(.seconds) }
    if kilometres != nil { presence.insert(.kilometres) }
    if battery != nil { presence.insert(.battery) }
    if energyKWh != nil { presence.insert(.energy) }
    if type != nil { presence.insert(.type) }
    if type == .dc { presence.insert(.dc) }
    if solarPercent != nil { presence.insert(.solar) }
    if socStart != nil { presence.insert(.socStart) }
    if socEnd != nil { presence.insert(.socEnd) }
    if temperatureC != nil { presence.insert(.temperature) }
    writer.write(presence.rawValue)
    writer.write(byte: times.rawValue)
    writer.write(byte: UInt8(Self.bases.firstIndex(of: basis) ?? 0))
    for number in [currency, tariff, network, place, day, secondOfDay] {
      writer.write(Int64(number))
    }
    if let end { writer.write(end.seconds(since: start)) }
    if let seconds { writer.write(seconds) }
    for value in [amount, kilometres, energyKWh, solarPercent, socStart, socEnd, temperatureC] {
      value?.write(to: &writer)
    }
    if let battery {
      writer.write(byte: UInt8(Self.batteryBases.firstIndex(of: battery.basis) ?? 0))
      writer.write(word: battery.kilowattHours.bitPattern)
    }
  }

  /// Reads what `store` wrote; the reader says whether that went well.
  ///
  /// - Returns: When the session ended.
  fileprivate mutating func load(from reader: inout ByteReader, _ start: Instant) -> Instant? {
    let presence = Presence(rawValue: reader.readUnsigned())
    func decimal(_ part: Presence) -> ExactDecimal? {
      guard presence.contains(part) else { return nil }
      let value = ExactDecimal.read(from: &reader)
      if value == nil { reader.fail() }
      return value
    }
    times = KnownTimes(rawValue: reader.readByte())
    basis = Self.choose(Self.bases, &reader) ?? .unknown
    currency = reader.readNumber()
    tariff = reader.readNumber()
    network = reader.readNumber()
    place = reader.readNumber()
    day = reader.readNumber()
    secondOfDay = reader.readNumber()
    if !(0..<86_400 ~= secondOfDay) { reader.fail() }
    let end = presence.contains(.end) ? start.advanced(bySeconds: reader.readSigned()) : nil
    if presence.contains(.place) { isHome = presence.contains(.home) }
    if presence.contains(.type) { type = presence.contains(.dc) ? .dc : .ac }
    if presence.contains(.seconds) { seconds = reader.readSigned() }
    amount = decimal(.amount)
    kilometres = decimal(.kilometres)
    energyKWh = decimal(.energy)
    solarPercent = decimal(.solar)
    socStart = decimal(.socStart)
    socEnd = decimal(.socEnd)
    temperatureC = decimal(.temperature)
    if presence.contains(.battery), let basis = Self.choose(Self.batteryBases, &reader) {
      battery = BatteryEnergy(
        kilowattHours: Double(bitPattern: reader.readWord()),
        basis: basis
      )
    }
    return end
  }

  private static func choose<Value>(_ values: [Value], _ reader: inout ByteReader) -> Value? {
    let number = Int(reader.readByte())
    guard number < values.count else {
      reader.fail()
      return nil
    }
    return values[number]
  }
}

extension LedgerNames {
  fileprivate func store(to writer: inout ByteWriter) {
    for texts in [currencies, tariffs, networks, places] {
      let spellings = texts.spellings
      writer.write(UInt64(spellings.count))
      for (text, _) in spellings { writer.write(text) }
    }
  }

  fileprivate init(from reader: inout ByteReader) {
    self.init()
    currencies = TextNumbers(from: &reader)
    tariffs = TextNumbers(from: &reader)
    networks = TextNumbers(from: &reader)
    places = TextNumbers(from: &reader)
  }

  /// Whether there is a text for each number of an entry.
  fileprivate func cover(_ entry: LedgerEntry) -> Bool {
    currencies.has(entry.currency) && tariffs.has(entry.tariff) && networks.has(entry.network)
      && places.has(entry.place)
  }
}

extension TextNumbers {
  /// Texts in the order of their numbers have them again when they are numbered anew.
  fileprivate init(from reader: inout ByteReader) {
    self.init()
    let count = reader.readUnsigned()
    var read: UInt64 = 0
    while read < count, !reader.hasFailed {
      _ = number(of: reader.readText())
      read += 1
    }
  }

  fileprivate func has(_ number: Int32) -> Bool { -1..<Int32(texts.count) ~= number }
}

extension ByteReader {
  fileprivate mutating func readNumber() -> Int32 {
    guard let number = Int32(exactly: readSigned()) else {
      fail()
      return -1
    }
    return number
  }
}
