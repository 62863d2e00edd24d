/// The names of months and zones that exports write.
enum DateNames {
  /// Seconds east of UTC by abbreviation; those that stand for several zones are left out, but for
  /// the North American ones and BST, which exports of this field use in one sense only.
  static let zoneOffsets: [String: Int] = {
    let hours: [(Double, String)] = [
      (-10, "HST"), (-9, "AKST"), (-8, "PST AKDT"), (-7, "MST PDT"), (-6, "CST MDT"),
      (-5, "EST CDT"), (-4, "EDT AST"), (-3.5, "NST"), (-3, "ADT BRT"), (-2.5, "NDT"),
      (0, "UTC GMT WET Z"), (1, "CET BST WEST MEZ"), (2, "CEST EET MESZ SAST"), (3, "EEST MSK"),
      (8, "AWST HKT SGT"), (9, "JST KST"), (9.5, "ACST"), (10, "AEST"), (10.5, "ACDT"),
      (11, "AEDT"), (12, "NZST"), (13, "NZDT"),
    ]
    var offsets: [String: Int] = [:]
    for (offset, names) in hours {
      for name in names.split(separator: " ") { offsets[String(name)] = Int(offset * 3600) }
    }
    return offsets
  }()

  /// The month whose name or abbreviation comes next, in English, German, French, Italian, Spanish
  /// or Dutch; a full stop behind it is taken too.
  static func month(takenFrom scanner: inout ValueScanner) -> Int? {
    let start = scanner.position
    let word = scanner.letters().lowercased()
    let month =
      word.count < 3
      ? nil
      : months.firstIndex { names in
        names.split(separator: " ").contains { $0 == word || $0.count > 3 && $0.hasPrefix(word) }
      }
    guard let month else {
      scanner.back(to: start)
      return nil
    }
    _ = scanner.take(".")
    _ = scanner.take(".")
    return month + 1
  }

  private static let months = [
    "january januar jänner janvier gennaio enero januari",
    "february februar février febbraio febrero februari",
    "march märz mrz mars marzo maart mrt", "april avril aprile abril",
    "may mai maggio mayo mei", "june juni juin giugno junio",
    "july juli juillet luglio julio", "august août agosto augustus",
    "september sept septembre settembre septiembre", "october oktober octobre ottobre octubre",
    "november novembre noviembre", "december dezember décembre dicembre diciembre",
  ]
}
