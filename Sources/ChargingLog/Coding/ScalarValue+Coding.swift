/// How values stand in a snapshot: the common ones as numbers, the rest as their text.
extension ScalarValue {
  package func write(to writer: inout ByteWriter) { writer.write(value(as: .text).text) }

  package static func read(from reader: inout ByteReader) -> Self? {
    try? parse(reader.readText(), as: .text).get()
  }
}

extension ExactDecimal {
  package func write(to writer: inout ByteWriter) {
    writer.write(byte: scale)
    writer.write(coefficient)
  }

  package static func read(from reader: inout ByteReader) -> ExactDecimal? {
    let scale = reader.readByte()
    return scale <= maximumDigits ? ExactDecimal(verbatim: reader.readSigned(), scale: scale) : nil
  }
}

extension Int {
  package func write(to writer: inout ByteWriter) { writer.write(Int64(self)) }
  package static func read(from reader: inout ByteReader) -> Int? { Int(reader.readSigned()) }
}

extension Bool {
  package func write(to writer: inout ByteWriter) { writer.write(byte: self ? 1 : 0) }
  package static func read(from reader: inout ByteReader) -> Bool? { reader.readByte() != 0 }
}

extension String {
  package func write(to writer: inout ByteWriter) { writer.write(self) }
  package static func read(from reader: inout ByteReader) -> String? { reader.readText() }
}

extension ChargeType {
  package func write(to writer: inout ByteWriter) { writer.write(byte: self == .dc ? 1 : 0) }
  package static func read(from reader: inout ByteReader) -> ChargeType? {
    reader.readByte() == 1 ? .dc : .ac
  }
}

extension Timestamp {
  package func write(to writer: inout ByteWriter) {
    writer.write(byte: precision.rawValue | (offsetSeconds == nil ? 0 : 0x80))
    writer.write(civil.secondsSince1970)
    if let offsetSeconds { writer.write(Int64(offsetSeconds)) }
  }

  package static func read(from reader: inout ByteReader) -> Timestamp? {
    let head = reader.readByte()
    let civil = CivilTime(secondsSince1970: reader.readSigned())
    let offset = head & 0x80 == 0 ? nil : Int(reader.readSigned())
    return Precision(rawValue: head & 0x7F).map {
      Timestamp(civil: civil, offsetSeconds: offset, precision: $0)
    }
  }
}

extension ChargeDuration {
  package func write(to writer: inout ByteWriter) { writer.write(seconds) }

  package static func read(from reader: inout ByteReader) -> ChargeDuration? {
    ChargeDuration(seconds: reader.readSigned())
  }
}
