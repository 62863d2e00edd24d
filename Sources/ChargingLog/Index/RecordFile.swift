import Vault
package import YAMLRecord

/// One file of the data directory, read and typed.
package struct RecordFile: Sendable {
  /// A record of any kind.
  package enum Content: Sendable {
    case settings(Settings)
    case car(Car)
    case location(Location)
    case tariff(Tariff)
    case prices(TariffPrices)
    case session(Session)
    case conflict(Conflict)
    /// Import rules; `Importing` reads them.
    case rules
  }

  package var path: String
  /// The record; `nil` when the file has errors and is left out.
  package var content: Content?
  /// What is wrong with the file, and what could be better.
  package var diagnostics: [Diagnostic]
  /// The SHA-256 of the file's bytes; `nil` of a session, and of a record that was not read from a
  /// file.
  package private(set) var digest: String?

  package init(path: String, content: Content?, diagnostics: [Diagnostic]) {
    self.path = path
    self.content = content
    self.diagnostics = diagnostics
  }

  /// Reads and types the bytes of a file.
  ///
  /// - Parameter path: Where it stands, relative to the data directory.
  package static func read(_ bytes: [UInt8], path: String) -> RecordFile {
    let kind = RecordKind(path: path)
    if kind == .session { return decode(bytes, kind, path: path) }
    var file = decode(bytes, kind, path: path)
    file.digest = Digest.sha256(bytes)
    return file
  }

  private static func decode(_ bytes: [UInt8], _ kind: RecordKind?, path: String) -> RecordFile {
    let reading = Record.read(bytes, file: path)
    guard let kind, let record = reading.record else {
      return RecordFile(path: path, content: nil, diagnostics: reading.diagnostics)
    }
    var decoding = Decoding(source: record.source, reading.problems)
    let content = decode(record, kind, &decoding)
    checkName(path, kind, &decoding)
    let diagnostics = decoding.diagnostics
    guard diagnostics.contains(where: { $0.severity == .error }) else {
      return RecordFile(path: path, content: content, diagnostics: diagnostics)
    }
    let misplaced = MisplacedRecord.problem(with: record, of: kind).map { [$0] }
    return RecordFile(path: path, content: nil, diagnostics: misplaced ?? diagnostics)
  }

  private static func decode(
    _ record: Record,
    _ kind: RecordKind,
    _ decoding: inout Decoding
  ) -> Content {
    let path = record.source.file
    func read<R: SchemaRecord>(_ decoding: inout Decoding) -> R {
      decoding.record(record.entries, at: record.root.span, isPartial: record.isPartial)
    }
    switch kind {
    case .settings:
      // A newer format may have any keys: its number alone decides whether to read on.
      if let newer = newerFormat(of: record) {
        decoding = Decoding(source: record.source)
        decoding.report(newer)
        return .settings(Settings())
      }
      var settings: Settings = read(&decoding)
      settings.path = path
      return .settings(settings)
    case .car:
      var car: Car = read(&decoding)
      car.path = path
      return .car(car)
    case .location:
      var location: Location = read(&decoding)
      location.path = path
      return .location(location)
    case .tariff:
      var tariff: Tariff = read(&decoding)
      tariff.path = path
      tariff.rates.sort { $0.from < $1.from }
      return .tariff(tariff)
    case .prices:
      var prices = TariffPrices.read(record, &decoding)
      prices.path = path
      return .prices(prices)
    case .session:
      var session: Session = read(&decoding)
      session.path = path
      return .session(session)
    case .conflict:
      var conflict: Conflict = read(&decoding)
      conflict.path = path
      return .conflict(conflict)
    case .rules:
      return .rules
    }
  }

  private static func newerFormat(of record: Record) -> Diagnostic? {
    guard let node = record.entries[key: "plugtrack"], let text = node.text, let format = Int(text),
      format > Settings.format
    else { return nil }
    return record.source.diagnostic(
      "format",
      at: node.span,
      "the data directory is of format \(format); this program knows format \(Settings.format)",
      fix: "update plugtrack"
    )
  }

  /// Cars, locations and tariffs are referred to by their file's name, so it must be an id.
  private static func checkName(_ path: String, _ kind: RecordKind, _ decoding: inout Decoding) {
    if kind == .prices { return TariffPrices.checkName(path, &decoding) }
    guard [.car, .location, .tariff, .rules].contains(kind) else { return }
    let id = RecordID.of(path: path)
    guard !RecordID.isValid(id) else { return }
    decoding.report(
      Diagnostic(
        code: "file-name",
        file: path,
        message: "\(id) is not an id: small letters, digits and - only",
        fix: "rename the file to \(RecordID.slug(id)).yaml"
      )
    )
  }
}
