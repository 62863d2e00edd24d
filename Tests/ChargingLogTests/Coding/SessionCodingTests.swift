import ChargingLog
import Testing

/// Sessions go through a snapshot whole, whichever keys they have.
@Suite("A session in a snapshot")
struct SessionCodingTests {
  /// A value of a type; of a mapping one with all its keys.
  private static func example(_ type: ValueType) -> String {
    guard case .mapping(let keys) = type else { return type.example }
    return "{" + keys.map { "\($0.key): \(example($0.type))" }.joined(separator: ", ") + "}"
  }

  private static func session(_ lines: [String]) throws -> Session {
    let text = (["car: ioniq5", "start: 2026-11-23T07:30"] + lines).joined(separator: "\n")
    let file = RecordFile.read(Array(text.utf8), path: "sessions/a.yaml")
    guard case .session(let session) = file.content else {
      throw Problem(text: file.diagnostics.map { $0.text() }.joined())
    }
    return session
  }

  private struct Problem: Error { var text: String }

  private static func copy(_ session: Session) -> (session: Session, hasFailed: Bool) {
    var writer = ByteWriter()
    session.store(to: &writer)
    var reader = ByteReader(writer.bytes)
    var copy = Session.load(from: &reader)
    copy.path = session.path
    return (copy, reader.hasFailed || reader.position != writer.bytes.count)
  }

  @Test("keeps every key of the schema", arguments: Session.schema.keys.map(\.key))
  func everyKey(key: String) throws {
    let field = try #require(Session.schema[key])
    let isGiven = ["car", "start"].contains(key)
    let session = try Self.session(isGiven ? [] : ["\(key): \(Self.example(field.type))"])
    let (copy, hasFailed) = Self.copy(session)
    #expect(!hasFailed)
    #expect(copy == session)
    #expect(Session.schema.values(of: copy) == Session.schema.values(of: session))
    #expect(Session.schema.values(of: copy).map(\.key).contains(key))
  }

  @Test("keeps all of them at once, and a session with none")
  func wholeAndBare() throws {
    let keys = Session.schema.keys.filter {
      !["car", "start", "odometer_km"].contains($0.key)
    }
    for lines in [keys.map { "\($0.key): \(Self.example($0.type))" }, []] {
      let session = try Self.session(lines)
      let (copy, hasFailed) = Self.copy(session)
      #expect(!hasFailed && copy == session)
    }
  }

  @Test("is refused when it is cut off anywhere")
  func cutOff() throws {
    var writer = ByteWriter()
    try Self.session(["energy_kwh: 41.25", "notes: left lane"]).store(to: &writer)
    for count in writer.bytes.indices {
      var reader = ByteReader(Array(writer.bytes[..<count]))
      _ = Session.load(from: &reader)
      #expect(reader.hasFailed, "\(count) bytes")
    }
  }
}
