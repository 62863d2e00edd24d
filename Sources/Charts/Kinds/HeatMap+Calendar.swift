extension HeatMap {
  /// A day of a calendar.
  package struct Day: Sendable, Hashable {
    /// Such as `2026-11-23`.
    package var label: String
    /// `nil` where it is unknown.
    package var value: Double?
    /// What the week of this day is headed by, such as the name of the month that begins.
    package var heading: String?

    package init(_ label: String, _ value: Double?, heading: String? = nil) {
      self.label = label
      self.value = value
      self.heading = heading
    }
  }

  private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  /// A column for each week, a row for each day of it.
  ///
  /// - Parameters:
  ///   - days: One after the other, none left out.
  ///   - firstWeekday: The day of the week of the first, Monday 1 to Sunday 7.
  package static func calendar(
    _ caption: Caption,
    days: [Day],
    firstWeekday: Int,
    format: ValueFormat
  ) -> HeatMap {
    let offset = min(max(firstWeekday, 1), 7) - 1
    let weeks = (offset + days.count + 6) / 7
    var cells = Array(repeating: Array(repeating: Cell.outside, count: weeks), count: 7)
    var headings = Array(repeating: "", count: weeks)
    for (number, day) in days.enumerated() {
      let (week, weekday) = (offset + number).quotientAndRemainder(dividingBy: 7)
      cells[weekday][week] = cell(day.value, day.label)
      if let heading = day.heading { headings[week] = heading }
    }
    return HeatMap(caption, rows: weekdays, columns: headings, cells: cells, format: format)
  }

  /// A row for each day of the week, a column for each hour of the day.
  ///
  /// - Parameter values: Seven days of 24 hours, from Monday on; what is missing is unknown.
  package static func hoursOfWeek(
    _ caption: Caption,
    values: [[Double?]],
    format: ValueFormat
  ) -> HeatMap {
    func two(_ hour: Int) -> String { hour < 10 ? "0\(hour)" : "\(hour)" }
    let cells = weekdays.enumerated().map { day, name in
      (0..<24).map { hour in
        let hours = values.indices.contains(day) ? values[day] : []
        return cell(
          hours.indices.contains(hour) ? hours[hour] : nil,
          "\(name) \(two(hour)):00 to \(two((hour + 1) % 24)):00"
        )
      }
    }
    let headings = (0..<24).map { $0.isMultiple(of: 3) ? two($0) : "" }
    return HeatMap(caption, rows: weekdays, columns: headings, cells: cells, format: format)
  }

  private static func cell(_ value: Double?, _ label: String) -> Cell {
    guard let value, value.isFinite else { return .unknown(label: label) }
    return .value(value, label: label)
  }
}
