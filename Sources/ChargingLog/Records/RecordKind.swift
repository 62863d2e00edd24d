/// What a file in the data directory holds.
package enum RecordKind: String, Sendable, Hashable, CaseIterable {
  case settings, car, location, tariff, prices, session, rules, conflict

  /// The folder of the records of a kind, below the data directory.
  package var folder: String {
    switch self {
    case .settings: ""
    case .car: "cars"
    case .location: "locations"
    case .tariff, .prices: "tariffs"
    case .session: "sessions"
    case .rules: "rules"
    case .conflict: "conflicts"
    }
  }

  /// What a file is, by where it stands; `nil` for files that are none of ours.
  package init?(path: String) {
    guard path.utf8.count > 5, path.utf8.suffix(5).elementsEqual(".yaml".utf8),
      !Self.isPassedOver(path)
    else { return nil }
    if path.utf8.starts(with: "sessions/".utf8) {
      self = .session
      return
    }
    let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    switch (parts.first.map({ String(decoding: $0, as: UTF8.self) }) ?? "", parts.count) {
    case ("settings.yaml", 1): self = .settings
    case ("cars", 2): self = .car
    case ("locations", 2): self = .location
    case ("tariffs", 2): self = .tariff
    case ("tariffs", 3): self = .prices
    case ("rules", 2): self = .rules
    case ("conflicts", 2): self = .conflict
    default: return nil
    }
  }

  /// Whether a path is one that no command reads: a dot file, one in a dot folder, or a file whose
  /// name begins with `#`, as editors name what they have not saved yet.
  private static func isPassedOver(_ path: String) -> Bool {
    var path = path
    return path.withUTF8 { unsafe isPassedOver($0.span) }
  }

  private static func isPassedOver(_ path: Span<UInt8>) -> Bool {
    var before = UInt8(ascii: "/")
    var isHash = false
    for index in path.indices {
      let byte = path[index]
      if before == UInt8(ascii: "/") {
        if byte == UInt8(ascii: ".") { return true }
        isHash = byte == UInt8(ascii: "#")
      }
      before = byte
    }
    return isHash
  }
}

/// Names of records.
package enum RecordID {
  /// The id of the record in a file: the name of the file without `.yaml`.
  package static func of(path: String) -> String {
    var name = path.utf8[...]
    if let slash = name.lastIndex(of: UInt8(ascii: "/")) {
      name = name[name.index(after: slash)...]
    }
    let ending = ".yaml".utf8
    if name.suffix(ending.count).elementsEqual(ending) { name = name.dropLast(ending.count) }
    return String(Substring(name))
  }

  /// Whether a name may be the id of a car, location, tariff or rules file.
  package static func isValid(_ id: String) -> Bool {
    guard let first = id.utf8.first, isLetterOrDigit(first), id.utf8.count <= 100 else {
      return false
    }
    return id.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
  }

  /// A valid id made from any text: `Home & Garage` becomes `home-garage`.
  package static func slug(_ text: String) -> String {
    var result = ""
    for scalar in text.lowercased().unicodeScalars {
      if scalar.isASCII, isLetterOrDigit(UInt8(scalar.value)) {
        result.unicodeScalars.append(scalar)
      } else if !result.isEmpty, !result.hasSuffix("-") {
        result += "-"
      }
    }
    while result.hasSuffix("-") { result.removeLast() }
    return result.isEmpty ? "unnamed" : String(result.prefix(60))
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
