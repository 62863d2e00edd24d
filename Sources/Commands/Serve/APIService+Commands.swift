import ChargingLog
import DataDirectory
import Insights
import Viewer
import YAMLRecord

extension APIService {
  /// The interface of the viewer, answered by the code that prints `--format json`.
  static func commands(_ directory: DataDirectory) -> APIService {
    let resources = [sessions, session, stats] + records + insights + [problems(directory)]
    return APIService(
      resources: resources,
      sessionsCSV: { index, positions in
        SessionTable(index: index, positions: positions).csv(guardsFormulas: true)
      },
      sessionsJSON: { index, positions in text(list(positions, index)) },
      description: text(APIDescription(resources: resources).json)
    )
  }

  static func text(_ json: JSON) -> String { JSONText.pretty(json) + "\n" }

  private static func list(_ positions: [Int], _ index: ChargingIndex) -> JSON {
    .array(positions.map { SessionJSON(index: index, position: $0).json })
  }

  static func query(_ items: QueryItems, _ index: ChargingIndex, _ now: Instant)
    -> SessionQuery
  {
    let zone = index.settings.timeZone ?? .utc
    return SessionQuery(items, index, today: zone.civil(at: now).date)
  }

  /// Which part of a list is asked for.
  private static let part: Parameters = [
    Parameter("limit", .count(1...1000), "How many at most; 100 when missing."),
    Parameter("offset", .count(0...Int.max), "How many to pass over."),
  ]

  /// `list`: sessions that meet the filters, a part of them at a time.
  private static let sessions = Resource("sessions", .selection + .order + part) {
    index,
    _,
    items,
    now in
    let limit = items["limit"].flatMap { Int($0) } ?? 100
    let offset = items["offset"].flatMap { Int($0) } ?? 0
    let positions = query(items, index, now).positions(in: index)
    let part = Array(positions.dropFirst(offset).prefix(limit))
    return .json(
      text(
        .object([
          ("total", .int(positions.count)), ("offset", .int(offset)),
          ("sessions", list(part, index)),
        ])
      )
    )
  }

  /// `show ID`, by the whole id alone.
  private static let session = Resource("sessions", takesID: true) { index, id, _, _ in
    guard let position = index.sessions.firstIndex(where: { $0.id == id }) else {
      return .notFound("there is no session \(id ?? "")")
    }
    return .json(text(SessionJSON(index: index, position: position).json))
  }

  private static let grouping: Parameters = [
    Parameter("by", .grouping, "What to group by, such as month or month,car.")
  ]

  /// `stats --by`.
  private static let stats = Resource("stats", .selection + grouping) { index, _, items, now in
    let grouping = items["by"].flatMap { try? Grouping.parse($0).get() }
    let positions = query(items, index, now).positions(in: index)
    let ledger = Ledger(index)
    let report = StatsReport(
      totals: Totals(of: positions, in: ledger),
      grouping: grouping,
      groups: grouping?.groups(of: positions, in: ledger) ?? [],
      index: index
    )
    return .json(text(report.json))
  }

  /// `car list`, `car show ID` and the like.
  private static var records: [Resource] {
    records("cars", CarNoun.self) + records("locations", LocationNoun.self)
      + records("tariffs", TariffNoun.self)
  }

  private static func records<Noun: RecordNoun>(_ name: String, _ noun: Noun.Type) -> [Resource] {
    [
      Resource(name) { index, _, _, _ in
        let usage = RecordUsage.all(of: Noun.self, in: index)
        let items = Noun.sorted(in: index).map { record in
          let id = RecordID.of(path: Noun.path(of: record))
          return RecordJSON.json(record, Noun.self, usage[id] ?? RecordUsage())
        }
        return .json(text(.array(items)))
      },
      Resource(name, takesID: true) { index, id, _, _ in
        guard let id, let record = Noun.records(in: index)[id] else {
          return .notFound("there is no \(Noun.word) \(id ?? "")")
        }
        let usage = RecordUsage.all(of: Noun.self, in: index)[id] ?? RecordUsage()
        return .json(text(RecordJSON.json(record, Noun.self, usage)))
      },
    ]
  }

  /// `check`; lines of the settings, which may hold secrets, are left away.
  private static func problems(_ directory: DataDirectory) -> Resource {
    Resource("problems") { index, _, _, now in
      let problems = directory.diagnostics(of: index, now: now).map { problem in
        var problem = problem
        if problem.file == "settings.yaml" || problem.file.hasPrefix("cars/") {
          problem.excerpt = nil
        }
        return problem
      }
      return .json(text(.array(problems.map(\.json))))
    }
  }
}
