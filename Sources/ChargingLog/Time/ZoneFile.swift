/// The content of a compiled time zone file, in the Time Zone Information Format of RFC 9636.
struct ZoneFile {
  /// A change of the clocks to one of the `types`.
  struct Change {
    var at: Int64
    var type: Int
  }

  struct TimeType {
    var offset: Int32
    var abbreviation: String
  }

  /// Why a file cannot be used.
  struct Damage: Error {
    var detail: String
  }

  /// In order of time, no two at once.
  var changes: [Change]
  /// At least one; the first is in use before the first change.
  var types: [TimeType]
  /// What happens after the last change; `nil` if nothing does.
  var rule: YearlyRule?
}

extension ZoneFile {
  /// Reads the 64-bit part of a file of version 2 or later, else the 32-bit part.
  static func read(_ bytes: [UInt8]) throws(Damage) -> ZoneFile {
    let header = try Header.read(bytes, at: 0)
    guard header.version >= 2 else { return try read(bytes, body: header) }
    let second = try Header.read(bytes, at: header.end)
    var file = try read(bytes, body: second)
    file.rule = try readRule(bytes, at: second.end)
    return file
  }

  private static func read(_ bytes: [UInt8], body: Header) throws(Damage) -> ZoneFile {
    let timeSize = body.timeSize
    let indices = body.start + body.timeCount * timeSize
    let types = indices + body.timeCount
    let names = types + body.typeCount * 6
    let nameEnd = names + body.characterCount

    var file = ZoneFile(changes: [], types: [])
    for index in 0..<body.timeCount {
      let at = bytes.bigEndian(at: body.start + index * timeSize, size: timeSize)
      let type = Int(bytes[indices + index])
      guard type < body.typeCount else { throw Damage(detail: "a change to an unknown type") }
      if let last = file.changes.last, last.at >= at {
        throw Damage(detail: "changes out of order")
      }
      file.changes.append(Change(at: at, type: type))
    }
    for index in 0..<body.typeCount {
      let offset = bytes.bigEndian(at: types + index * 6, size: 4)
      let name = names + Int(bytes[types + index * 6 + 5])
      guard abs(offset) < ZoneRules.offsetLimit else {
        throw Damage(detail: "an offset of \(offset) seconds")
      }
      guard name < nameEnd, let length = bytes[name..<nameEnd].firstIndex(of: 0) else {
        throw Damage(detail: "an abbreviation without an end")
      }
      let abbreviation = String(decoding: bytes[name..<length], as: UTF8.self)
      file.types.append(TimeType(offset: Int32(offset), abbreviation: abbreviation))
    }
    return file
  }

  /// The rule between two line feeds at the end of the file.
  private static func readRule(_ bytes: [UInt8], at start: Int) throws(Damage) -> YearlyRule? {
    guard start < bytes.count, bytes[start] == 0x0A,
      let end = bytes[(start + 1)...].firstIndex(of: 0x0A)
    else { throw Damage(detail: "no footer") }
    let text = String(decoding: bytes[(start + 1)..<end], as: UTF8.self)
    if text.isEmpty { return nil }
    guard let rule = YearlyRule.parse(text) else {
      throw Damage(detail: "the footer \(ValueProblem.quoted(text))")
    }
    return rule
  }
}

/// The counts at the head of each of the file's two parts.
private struct Header {
  var version: Int
  var timeSize: Int
  var timeCount: Int
  var typeCount: Int
  var characterCount: Int
  /// Where the part's data begins and ends.
  var start: Int
  var end: Int

  static func read(_ bytes: [UInt8], at offset: Int) throws(ZoneFile.Damage) -> Header {
    guard bytes.count >= offset + 44, bytes[offset..<(offset + 4)].elementsEqual("TZif".utf8)
    else { throw ZoneFile.Damage(detail: "no TZif header at byte \(offset)") }
    let versionByte = bytes[offset + 4]
    let version = versionByte == 0 ? 1 : Int(versionByte) - 0x30
    guard version >= 1 else { throw ZoneFile.Damage(detail: "an unknown version") }

    let counts = (0..<6).map { Int(bytes.bigEndian(at: offset + 20 + $0 * 4, size: 4)) }
    let (universalCount, standardCount, leapCount) = (counts[0], counts[1], counts[2])
    let (timeCount, typeCount, characterCount) = (counts[3], counts[4], counts[5])
    guard counts.allSatisfy({ 0...bytes.count ~= $0 }), typeCount > 0, characterCount > 0 else {
      throw ZoneFile.Damage(detail: "counts that do not fit")
    }
    guard leapCount == 0 else { throw ZoneFile.Damage(detail: "it counts leap seconds") }
    let timeSize = offset == 0 ? 4 : 8
    let start = offset + 44
    let end =
      start + timeCount * (timeSize + 1) + typeCount * 6 + characterCount + standardCount
      + universalCount
    guard end <= bytes.count else { throw ZoneFile.Damage(detail: "it ends too early") }
    return Header(
      version: version,
      timeSize: timeSize,
      timeCount: timeCount,
      typeCount: typeCount,
      characterCount: characterCount,
      start: start,
      end: end
    )
  }
}

extension [UInt8] {
  /// A signed integer, most significant byte first; the caller has checked that it is there.
  fileprivate func bigEndian(at offset: Int, size: Int) -> Int64 {
    var value: Int64 = Int64(Int8(bitPattern: self[offset]))
    for byte in self[(offset + 1)..<(offset + size)] { value = value << 8 | Int64(byte) }
    return value
  }
}
