// How a session stands in a snapshot. Spelled out field by field, not made from the schema: a hundred
// thousand sessions are read at every start, and this takes a fifth of the time.

extension Session {
  /// Writes the session for a snapshot, its path left out.
  package func store(to writer: inout ByteWriter) {
    car.write(to: &writer)
    start.write(to: &writer)
    writer.write(end)
    writer.write(duration)
    writer.write(location)
    writer.write(network)
    writer.write(type)
    writer.write(powerKW)
    writer.write(energyKWh)
    writer.write(energyBatteryKWh)
    writer.write(solarPercent)
    writer.write(socStart)
    writer.write(socEnd)
    writer.write(odometerMiles)
    writer.write(odometerKilometres)
    writer.write(cost)
    writer.write(pricePerKWh)
    writer.write(fees) { $0.store(to: &$1) }
    writer.write(priced) { $0.store(to: &$1) }
    writer.write(currency)
    writer.write(temperatureC)
    writer.write(preconditioning)
    writer.write(notes)
    writer.write(tags)
    writer.write(source) { $0.store(to: &$1) }
  }

  /// Reads a session that `store` wrote; the reader says whether that went well.
  package static func load(from reader: inout ByteReader) -> Session {
    var session = Session()
    session.car = reader.readText()
    session.start = reader.required() ?? .placeholder
    session.end = reader.optional()
    session.duration = reader.optional()
    session.location = reader.optional()
    session.network = reader.optional()
    session.type = reader.optional()
    session.powerKW = reader.optional()
    session.energyKWh = reader.optional()
    session.energyBatteryKWh = reader.optional()
    session.solarPercent = reader.optional()
    session.socStart = reader.optional()
    session.socEnd = reader.optional()
    session.odometerMiles = reader.optional()
    session.odometerKilometres = reader.optional()
    session.cost = reader.optional()
    session.pricePerKWh = reader.optional()
    session.fees = reader.optional { Fees(from: &$0) }
    session.priced = reader.optional { FrozenPrice(from: &$0) }
    session.currency = reader.optional()
    session.temperatureC = reader.optional()
    session.preconditioning = reader.optional()
    session.notes = reader.optional()
    session.tags = reader.list()
    session.source = reader.optional { SessionSource(from: &$0) }
    return session
  }
}

extension Session.Fees {
  fileprivate func store(to writer: inout ByteWriter) {
    for fee in [session, time, idle, parking, other] { writer.write(fee) }
  }

  fileprivate init(from reader: inout ByteReader) {
    session = reader.optional()
    time = reader.optional()
    idle = reader.optional()
    parking = reader.optional()
    other = reader.optional()
  }
}

extension Session.FrozenPrice {
  fileprivate func store(to writer: inout ByteWriter) {
    writer.write(tariff)
    cost.write(to: &writer)
  }

  fileprivate init(from reader: inout ByteReader) {
    tariff = reader.optional()
    cost = reader.required() ?? .zero
  }
}

extension SessionSource {
  fileprivate func store(to writer: inout ByteWriter) {
    writer.write(importer)
    writer.write(id)
    writer.write(file)
    writer.write(row)
  }

  fileprivate init(from reader: inout ByteReader) {
    importer = reader.optional()
    id = reader.optional()
    file = reader.optional()
    row = reader.optional()
  }
}

extension ByteWriter {
  /// Writes whether there is a value, then the value.
  fileprivate mutating func write<V: ScalarValue>(_ value: V?) {
    write(value) { $0.write(to: &$1) }
  }

  fileprivate mutating func write<V>(_ value: V?, _ store: (V, inout ByteWriter) -> Void) {
    guard let value else { return write(byte: 0) }
    write(byte: 1)
    store(value, &self)
  }

  fileprivate mutating func write(_ texts: [String]) {
    write(UInt64(texts.count))
    for text in texts { write(text) }
  }
}

extension ByteReader {
  fileprivate mutating func required<V: ScalarValue>() -> V? {
    let value = V.read(from: &self)
    if value == nil { fail() }
    return value
  }

  fileprivate mutating func optional<V: ScalarValue>() -> V? { optional { $0.required() } }

  fileprivate mutating func optional<V>(_ load: (inout ByteReader) -> V?) -> V? {
    switch readByte() {
    case 0: return nil
    case 1: return load(&self)
    default:
      fail()
      return nil
    }
  }

  fileprivate mutating func list() -> [String] {
    let count = readUnsigned()
    var texts: [String] = []
    while texts.count < count, !hasFailed { texts.append(readText()) }
    return texts
  }
}
