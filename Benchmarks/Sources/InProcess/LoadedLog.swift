import ChargingLog
import DataDirectory
import InsightCharts
import Insights

/// A data directory in memory, for measuring what happens behind the load.
public struct LoadedLog: Sendable {
  private let directory: DataDirectory
  private let index: ChargingIndex
  private let positions: [Int]

  /// Loads a data directory, with its snapshot if there is one.
  public init(_ path: String, cache: String) async throws {
    directory = DataDirectory(path: path, cache: cache)
    index = try await directory.load()
    positions = Array(index.sessions.indices)
  }

  private init(_ directory: DataDirectory, _ index: ChargingIndex) {
    self.directory = directory
    self.index = index
    positions = Array(index.sessions.indices)
  }

  /// Everything by which sessions can be grouped.
  public static var groupings: [String] { Grouping.Key.allCases.map(\.rawValue) }

  /// The same sessions of which nothing was worked out yet.
  public func forgotten() -> LoadedLog {
    LoadedLog(directory, index.with(sessions: Array(index.sessions)))
  }

  /// Puts all sessions into groups and adds each one up; the number of groups.
  public func group(by text: String) -> Int {
    switch Grouping.parse(text) {
    case .success(let grouping): grouping.groups(of: positions, in: index).count
    case .failure: 0
    }
  }

  /// Reads one session's file anew, as if somebody had just changed it.
  ///
  /// - Parameter place: 0 for the first session, 1 for the last.
  public func refreshed(at place: Double) async throws -> LoadedLog {
    let position = Int(Double(index.sessions.count - 1) * place)
    let path = index.sessions[position].path
    return LoadedLog(directory, try await directory.refresh(index, [path]))
  }

  /// Best and worst of all sessions.
  public func extremes() -> Int {
    Extremes(of: positions, currency: index.settings.currency, in: index).entries.count
  }

  /// Places and operators by price.
  public func leagues() -> Int {
    League.Kind.allCases.reduce(0) { $0 + League($1, of: positions, in: index).rows.count }
  }

  /// The days of a calendar, and the hours of a week.
  public func heatMaps() -> Int {
    let days = index.sessions.indices.isEmpty ? 0 : index.localDate(at: 0).daysSince1970
    let period = DatePeriod(
      start: CivilDate(daysSince1970: days),
      end: CivilDate(daysSince1970: days + 36_525)
    )
    return CalendarHeatMap(period, of: positions, in: index).days.count
      + WeekHeatMap(of: positions, in: index).sessions.count
  }

  /// Efficiency and loss by temperature and by month.
  public func seasons() -> Int {
    Season.Scale.allCases.reduce(0) { $0 + Season($1, of: positions, in: index).bands.count }
  }

  /// All advice on the day of the last session.
  public func advice() -> Int {
    guard let now = index.starts.last else { return 0 }
    return Advice.all(in: index, at: now).count
  }

  /// The batteries of all cars.
  public func batteries() -> Int {
    index.carIDs.reduce(0) { $0 + BatteryReport(of: $1, positions, in: index).estimates.count }
  }

  /// The report of the month, or the year, of the last session.
  public func report(ofYear: Bool) -> Int {
    guard let last = positions.last else { return 0 }
    let today = index.localDate(at: last)
    let period = ofYear ? DatePeriod.year(of: today) : DatePeriod.month(of: today)
    return PeriodReport(period, today: today, in: index).totals.sessions
  }

  /// A plan for the first car, with everything that it takes from the log.
  public func plan() -> Int {
    guard let car = index.carIDs.first.flatMap({ index.cars[$0] }), let now = index.starts.last
    else { return 0 }
    var request = PlanRequest(car: car, from: 18, to: 80, start: now, settings: index.settings)
    request.fill(in: index, at: nil)
    _ = request.drive(ExactDecimal(30), in: index)
    guard let curve = PowerCurve.of(car, in: index) else { return 0 }
    return BlendedPlan(request, curve: curve).stops.count
  }

  /// What the sessions of the last year at home would have cost under every tariff.
  public func whatIf() -> Int {
    guard let last = index.starts.last else { return 0 }
    let since = last.advanced(bySeconds: -365 * 86_400)
    return WhatIf(of: positions.filter { index.starts[$0] >= since }, in: index).rows.count
  }

  /// Everything that can be drawn.
  public static var charts: [String] { ChartSubject.allCases.map(\.rawValue) }

  /// Draws a chart; the number of rows of its table.
  public func chart(of subject: String) -> Int {
    guard let subject = ChartSubject(rawValue: subject) else { return 0 }
    switch InsightChart.draw(subject, by: Grouping([.month]), of: positions, in: index) {
    case .success(let chart): return chart.table.rows.count
    case .failure: return 0
    }
  }
}
