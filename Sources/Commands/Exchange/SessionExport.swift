import ChargingLog
import Importing

/// Sessions in a format, written in parts so that any number of them takes little memory.
struct SessionExport {
  let index: ChargingIndex
  let positions: [Int]
  let format: ExportCommand.Format

  private static let partSize = 1 << 18

  /// Writes all of it.
  func write(_ send: ([UInt8]) throws -> Void) throws {
    switch format {
    case .csv:
      try table(PlugTrackCSV.header, send) { PlugTrackCSV.row(of: index.sessions[$0]) }
    case .plugtrackCSV: try table(.plugtrack, send)
    case .evcc: try table(.evcc, send)
    case .lubelogger: try table(.lubelogger, send)
    case .ndjson: try objects(("", "\n", ""), send)
    case .json: try objects(("[\n", ",\n", "]\n"), send)
    }
  }

  private func table(_ format: ExchangeFormat, _ send: ([UInt8]) throws -> Void) throws {
    try table(format.header, send) { format.row(of: index, at: $0) }
  }

  private func table(
    _ header: [String],
    _ send: ([UInt8]) throws -> Void,
    row: (Int) -> [String]
  ) throws {
    var writer = CSVWriter(lineEnd: "\n")
    writer.append(header)
    for position in positions {
      writer.append(row(position))
      if writer.bytes.count > Self.partSize { try send(writer.flush()) }
    }
    try send(writer.flush())
  }

  private func objects(
    _ marks: (open: String, between: String, close: String),
    _ send: ([UInt8]) throws -> Void
  ) throws {
    var text = marks.open
    for (count, position) in positions.enumerated() {
      text += JSONText.compact(SessionJSON(index: index, position: position).json)
      text += count + 1 < positions.count ? marks.between : "\n"
      if text.utf8.count > Self.partSize {
        try send(Array(text.utf8))
        text = ""
      }
    }
    try send(Array((text + marks.close).utf8))
  }
}
