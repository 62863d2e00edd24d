import YAMLRecord

/// Finds aliases that mean two locations.
enum DuplicateAliasCheck {
  static func findings(in log: CheckedLog) -> [Finding] {
    let locations = log.index.locations.values.sorted { $0.id < $1.id }
    var owners: [String: (location: Location, key: String)] = [:]
    var findings: [Finding] = []
    for location in locations {
      for (number, alias) in location.aliases.enumerated() {
        let (name, key) = (alias.lowercased(), "aliases[\(number)]")
        if let other = log.index.locations[name], other.id != location.id {
          findings.append(
            finding(alias, of: location, key, "is the id of another location", other, nil)
          )
        } else if let owner = owners[name], owner.location.id != location.id {
          findings.append(
            finding(
              alias,
              of: location,
              key,
              "is an alias of \(owner.location.id) too",
              owner.location,
              owner.key
            )
          )
        } else {
          owners[name] = (location, key)
        }
      }
    }
    return findings
  }

  private static func finding(
    _ alias: String,
    of location: Location,
    _ key: String,
    _ message: String,
    _ other: Location,
    _ otherKey: String?
  ) -> Finding {
    Finding(
      "duplicate-alias",
      .warning,
      file: location.path,
      key: key,
      "\(alias) \(message)",
      fix: "remove it from one of the two; until then it means \(other.id)",
      notes: [Finding.Note(file: other.path, key: otherKey, message: "\(other.id) is here")]
    )
  }
}
