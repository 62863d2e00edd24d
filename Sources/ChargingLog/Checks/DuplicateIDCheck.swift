import YAMLRecord

/// Finds sessions of the same id in different folders, by whatever case.
enum DuplicateIDCheck {
  static func findings(in log: CheckedLog) -> [Finding] {
    let hashes = log.sessions.indices.map { foldedHash(ofNameIn: log.sessions[$0].path) }
    let twice = valuesFoundTwice(in: hashes)
    guard !twice.isEmpty else { return [] }
    var first: [String: Int] = [:]
    return hashes.indices.filter { twice.contains(hashes[$0]) }.compactMap { position in
      let session = log.sessions[position]
      guard let other = first[session.id.lowercased()] else {
        first[session.id.lowercased()] = position
        return nil
      }
      return Finding(
        "duplicate-id",
        .error,
        file: session.path,
        "another session has the id \(session.id) too",
        fix: "give one of the two files another name",
        notes: [
          Finding.Note(file: log.sessions[other].path, key: nil, message: "the other is here")
        ]
      )
    }
  }

  private static func valuesFoundTwice(in hashes: [UInt64]) -> Set<UInt64> {
    var twice: Set<UInt64> = []
    let sorted = hashes.sorted()
    for (earlier, later) in zip(sorted, sorted.dropFirst()) where earlier == later {
      twice.insert(later)
    }
    return twice
  }

  /// FNV-1a of the file's name, equal for names that differ in case only.
  ///
  /// Letters beyond ASCII do not count, so equal hashes are looked at again.
  private static func foldedHash(ofNameIn path: String) -> UInt64 {
    let basis: UInt64 = 0xcbf2_9ce4_8422_2325
    var hash = basis
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "/"): hash = basis
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        hash = (hash ^ UInt64(byte | 0x20)) &* 0x100_0000_01b3
      case 0x80...: break
      default: hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
      }
    }
    return hash
  }
}
