import YAMLRecord

extension [Finding] {
  /// How many records that name the same missing one are told of one by one.
  private static let mostAlike = 5

  /// The findings with those put together that one mistake explains, so that it is not lost among
  /// them: many records that name a broken or missing one.
  package var gathered: [Finding] {
    var result: [Finding] = []
    var alike: [String: [Finding]] = [:]
    for finding in self {
      if finding.cause != nil || finding.code.hasPrefix("unknown-") {
        alike["\(finding.code) \(finding.message)", default: []].append(finding)
      } else {
        result.append(finding)
      }
    }
    for group in alike.values { result += Self.gather(group.sorted { $0.file < $1.file }) }
    return result
  }

  private static func gather(_ findings: [Finding]) -> [Finding] {
    guard findings.count > 1, var first = findings.first else { return findings }
    let severity = findings.map(\.severity).max() ?? first.severity
    if let cause = first.cause {
      let id = RecordID.of(path: cause)
      return [
        Finding(
          first.code,
          severity,
          file: cause,
          "\(findings.count) records name \(id) and have to do without it",
          fix: "mend the errors of this file"
        )
      ]
    }
    guard findings.count > mostAlike else { return findings }
    first.severity = severity
    first.notes.append(
      Finding.Note(
        file: findings[1].file,
        key: findings[1].key,
        message: "\(findings.count - 1) more records say so, this one the next"
      )
    )
    return [first]
  }
}
