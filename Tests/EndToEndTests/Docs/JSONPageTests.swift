import Foundation
import TestSupport
import Testing

/// The page about JSON describes every key that is emitted, and no other.
struct JSONPageTests {
  private static let runs: [(section: String, arguments: [String])] = [
    ("show", ["list", "--limit", "20"]), ("show", ["show", "last"]),
    ("show --explain", ["show", "last", "--explain"]),
    ("car show", ["car", "show", "mg4"]), ("car show", ["car", "list"]),
    ("car show", ["location", "show", "home"]), ("car show", ["tariff", "list"]),
    ("stats", ["stats", "--by", "month,car"]), ("report", ["report", "this-year"]),
    ("report", ["report", "2026"]), ("advise", ["advise", "--on", "2026-10-31"]),
    ("advise --rules", ["advise", "--rules"]), ("battery", ["battery"]),
    (
      "plan",
      [
        "plan", "--soc", "18..80", "--price", "0.79", "--start", "2026-10-30T17:00", "--distance",
        "60", "--arrive", "20",
      ]
    ), ("what-if", ["what-if"]), ("reimburse", ["reimburse", "--during", "2026-10"]),
    ("reprice", ["reprice", "--freeze", "--dry-run", "--during", "2026-10"]),
    ("chart", ["chart", "cost"]),
  ]

  @Test("every key of JSON that is worked out is described, and every one described is emitted")
  func keys() throws {
    let log = try TemporaryDirectory.sampleData()
    let car = try log.read("cars/mg4.yaml")
    try log.write(
      "cars/mg4.yaml",
      car + "\nmileage_allowance: {from: 2025-01-01, per_year_mi: 8000}\n"
    )
    let today = Date().formatted(.iso8601.year().month().day())
    try log.write(
      "sessions/today.yaml",
      "car: mg4\nstart: \(today)T00:00\nlocation: home\nenergy_kwh: 5\ncost: 1\n"
    )
    var page = JSONPage(try Document("docs/json.md"), files: try Document("docs/format.md"))
    for run in Self.runs {
      let result = try Binary.plugtrack.run(run.arguments + ["--format", "json"], in: log.path)
      page.check(try JSONSerialization.jsonObject(with: Data(result.out.utf8)), run.section)
    }
    #expect(page.described > 150)
    #expect(page.undescribed.sorted() == [])
    #expect(page.unseen.sorted() == [])
  }
}

/// The tables of a page about JSON, held against what is emitted.
private struct JSONPage {
  /// Types by key, by section.
  private var sections: [String: [String: String]] = [:]
  private var seen: Set<String> = []
  private(set) var undescribed: Set<String> = []
  /// The keys that files have.
  private let fileKeys: Set<String>

  /// - Parameter files: The page that describes them.
  init(_ document: Document, files: Document) {
    fileKeys = Set(
      files.text.components(separatedBy: "\n").flatMap { line in
        // Such as "`odometer_mi` or `odometer_km`".
        line.prefixMatch(of: /\| (`.+?) \|/).map { row in
          row.1.matches(of: /`(\w+)`/).map { String($0.1) }
        } ?? []
      }
    )
    var section = ""
    for line in document.text.components(separatedBy: "\n") {
      if line.hasPrefix("## ") { section = String(line.dropFirst(3)).replacing("`", with: "") }
      if let row = line.wholeMatch(of: /\| `(.+?)` \| (.+?) \| .+ \|/) {
        sections[section, default: [:]][String(row.1)] = String(row.2)
      }
    }
  }

  var described: Int { sections.values.reduce(0) { $0 + $1.count } }

  var unseen: Set<String> {
    Set(sections.flatMap { section, keys in keys.keys.map { "\(section): \($0)" } })
      .subtracting(seen)
  }

  mutating func check(_ value: Any, _ section: String, at path: String = "") {
    if let items = value as? [Any] {
      for item in items { check(item, section, at: path.isEmpty ? "" : path + "[]") }
    }
    for (key, member) in value as? [String: Any] ?? [:] {
      let place = path.isEmpty ? key : "\(path).\(key)"
      guard let type = sections[section]?[place] else {
        // Records have the keys of their files, with all that those hold.
        if section.contains("show"), path.isEmpty, fileKeys.contains(key) { continue }
        undescribed.insert("\(section): \(place)")
        continue
      }
      seen.insert("\(section): \(place)")
      check(member, type, section, at: place)
    }
  }

  /// Follows the form that a type names, if it names one.
  private mutating func check(_ value: Any, _ type: String, _ section: String, at path: String) {
    guard let form = type.firstMatch(of: /\[(\w+)\]\(#/).map({ $0.1.capitalized }) else {
      if !type.contains("map") { check(value, section, at: path) }
      return
    }
    if type.hasPrefix("map") {
      for member in (value as? [String: Any] ?? [:]).values { check(member, form) }
    } else {
      check(value, form)
    }
  }
}
