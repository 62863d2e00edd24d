import YAMLRecord

/// Finds free texts that are one letter away from the name of a location on file.
///
/// Free text is meant to be free: only a text of four letters or more that stands in one or two
/// sessions is taken for a slip.
enum LocationSpellingCheck {
  static func findings(in log: CheckedLog) -> [Finding] {
    let names = NearNames(log.index.locations.values)
    guard !names.isEmpty else { return [] }
    var uses: [String: [Int]] = [:]
    for position in log.sessions.indices {
      guard let text = log.sessions[position].location else { continue }
      // Three are as good as any more.
      if uses[text, default: []].count < 3 { uses[text, default: []].append(position) }
    }
    return uses.filter { $0.value.count < 3 }.sorted { $0.value[0] < $1.value[0] }
      .flatMap { text, positions -> [Finding] in
        guard log.index.location(named: text) == nil, let name = names.name(oneLetterFrom: text)
        else { return [] }
        return positions.map { position in
          Finding(
            "location-spelling",
            .warning,
            file: log.sessions[position].path,
            key: "location",
            "\(text) is not a location on file",
            fix: "did you mean \(name)?"
          )
        }
      }
  }
}

/// The ids and aliases of locations by their length, to find those one letter away.
private struct NearNames {
  private var names: [Int: [(letters: [Unicode.Scalar], name: String)]] = [:]

  var isEmpty: Bool { names.isEmpty }

  init(_ locations: some Sequence<Location>) {
    for location in locations.sorted(by: { $0.id < $1.id }) {
      for name in [location.id] + location.aliases {
        let letters = Self.letters(name)
        if letters.count >= 4 { names[letters.count, default: []].append((letters, name)) }
      }
    }
  }

  func name(oneLetterFrom text: String) -> String? {
    let letters = Self.letters(text)
    guard letters.count >= 4 else { return nil }
    for length in [letters.count, letters.count + 1, letters.count - 1] {
      if let near = names[length]?.first(where: { Self.areOneLetterApart($0.letters, letters) }) {
        return near.name
      }
    }
    return nil
  }

  private static func letters(_ text: String) -> [Unicode.Scalar] {
    Array(text.lowercased().unicodeScalars)
  }

  /// Whether one letter is inserted, changed or swapped with its neighbour.
  ///
  /// A digit is no letter: bay 1 is not a slip for bay 2.
  private static func areOneLetterApart(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Bool {
    let shorter = min(a.count, b.count)
    var prefix = 0
    while prefix < shorter, a[prefix] == b[prefix] { prefix += 1 }
    var suffix = 0
    while suffix < shorter - prefix, a[a.count - 1 - suffix] == b[b.count - 1 - suffix] {
      suffix += 1
    }
    let (left, right) = (a[prefix..<(a.count - suffix)], b[prefix..<(b.count - suffix)])
    guard !(left + right).contains(where: { ("0"..."9").contains($0) }) else { return false }
    return max(left.count, right.count) == 1
      || left.count == 2 && Array(left) == Array(right.reversed())
  }
}
