import ArgumentParser
import ChargingLog
import Charts
import InsightCharts

/// How a chart is printed.
enum DrawingFormat: String, ExpressibleByArgument, CaseIterable {
  case table, svg, json, csv
}

/// Options of commands that draw.
struct DrawingOptions: ParsableArguments {
  @Option(help: "Print as table (in the terminal), svg, json or csv.")
  var format: DrawingFormat = .table

  @Option(help: "Width: cells of the terminal, pixels of svg.")
  var width: Int?

  @Option(help: "Height: lines in the terminal, pixels of svg.")
  var height: Int?

  func validate() throws {
    for (name, value) in [("--width", width), ("--height", height)] {
      guard let value, !(1...4000).contains(value) else { continue }
      throw ValidationError("\(name) is out of range: write a number of 1 to 4000.")
    }
  }

  /// Prints a chart, or its numbers.
  func show(_ drawing: InsightChart, _ context: CommandContext) throws {
    switch format {
    case .svg:
      try context.streams.write(drawing.chart.svg(svgOptions))
    case .json:
      try context.streams.printLine(JSONText.pretty(drawing.json))
    case .csv:
      try context.streams.write(drawing.table.csv)
    case .table:
      let title = context.style.paint(drawing.chart.caption.title, as: .heading)
      try context.streams.write(title + "\n\n" + text(drawing.chart, context))
      if !drawing.chart.caption.summary.isEmpty {
        try context.streams.printLine(
          "\n" + context.style.paint(drawing.chart.caption.summary, as: .dim)
        )
      }
    }
    for note in drawing.notes { context.streams.note(note) }
  }

  /// A chart in characters.
  func text(_ chart: Chart, _ context: CommandContext) -> String {
    let width = width ?? min(context.width ?? 80, 120)
    return chart.onTerminal(width: width, height: height ?? 10)
      .text(isColored: context.style.isOn)
  }

  var svgOptions: SVGOptions { SVGOptions(.standalone, width: width ?? 720, height: height) }
}

extension ChartTable {
  /// The rows as CSV, empty where a number is unknown.
  var csv: String {
    CSVText().text(
      header: header,
      rows: rows.map { row in
        row.map { cell in
          switch cell {
          case .text(let text): text
          case .number(let number): number?.text ?? ""
          }
        }
      }
    )
  }

  /// The rows as objects, `null` where a number is unknown.
  var json: JSON {
    .array(
      rows.map { row in
        .object(
          zip(header, row).map { name, cell in
            switch cell {
            case .text(let text): (name, .string(text))
            case .number(let number): (name, number.map { .number($0.text) } ?? .null)
            }
          }
        )
      }
    )
  }
}

extension InsightChart {
  var json: JSON {
    .object([
      ("title", .string(chart.caption.title)), ("summary", .string(chart.caption.summary)),
      ("columns", .array(table.header.map { .string($0) })), ("rows", table.json),
      ("notes", .array(notes.map { .string($0) })),
    ])
  }
}
