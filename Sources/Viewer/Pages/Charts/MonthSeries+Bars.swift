import Charts

/// Months in parts that add up.
extension MonthSeries {
  /// Bars of what two parts come to in each month, and their numbers.
  func bars(_ title: String, id: String, _ format: ValueFormat, _ parts: [Series]) -> HTML {
    let sums = parts.map { part in part.values.reduce(0) { $0 + ($1 ?? 0) } }
    let first = parts.first.map { part in
      "\(format.text(sums.first ?? 0)) of it \(part.name)"
    }
    let chart = BarChart(
      Caption(
        title,
        summary: ["\(format.text(sums.reduce(0, +))) in \(months.count) months", first]
          .compactMap { $0 }.joined(separator: ", ") + "."
      ),
      labels: labels,
      series: parts,
      format: format
    )
    let rows = months.indices.map { place in
      let values = parts.map { $0.values[place] ?? 0 }
      return [Format.month(months[place])] + values.map(format.text)
        + [format.text(values.reduce(0, +))]
    }
    return ChartView(
      .bars(chart),
      id: id,
      headings: ["Month"] + parts.map { Format.sentence($0.name) }
        + ["All"],
      rows: rows.reversed()
    ).view
  }

  /// A line of what is known of each month, and its numbers.
  func line(
    _ caption: Caption,
    id: String,
    _ format: ValueFormat,
    _ series: Series,
    includesZero: Bool
  ) -> HTML {
    let chart = LineChart(
      caption,
      axis: .labels(labels),
      series: [series],
      format: format,
      includesZero: includesZero
    )
    let rows = months.indices.map { place in
      [Format.month(months[place]), series.values[place].map(format.text) ?? "—"]
    }
    return ChartView(
      .lines(chart),
      id: id,
      headings: ["Month", caption.title],
      rows: rows.reversed()
    ).view
  }
}
