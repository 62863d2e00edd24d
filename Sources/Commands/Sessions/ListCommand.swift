import ArgumentParser
import ChargingLog
import DataDirectory

/// `plugtrack list`: sessions in a table.
struct ListCommand: PlugTrackCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List sessions, the latest last.",
    discussion: """
      --where takes comparisons of any key (= != < <= > >= ~ in), and, or, not, parentheses, and \
      "is known" or "is unknown": --where 'cost > 10 and (type = dc or network ~ ionity)'.
      """
  )

  @OptionGroup var selection: SelectionOptions

  @Option(help: "Sort by a key, with - before it for the largest first: -cost.")
  var sort: String?

  @Option(help: "Show only so many: the latest, or the first of --sort.")
  var limit: Int?

  @OptionGroup var format: FormatOptions
  @OptionGroup var past: PastOptions
  @OptionGroup var dataOptions: DataOptions

  func validate() throws {
    if let limit, limit < 0 {
      throw ValidationError("--limit is negative: write how many to show.")
    }
  }

  func run(in context: CommandContext) async throws {
    let directory = try await context.dataDirectory(dataOptions, at: past.when)
    let index = try await directory.load()
    let positions = try select(index, context)
    context.reportLeftOut(index)
    let table = SessionTable(index: index, positions: positions)
    switch format.format {
    case .table:
      guard !positions.isEmpty else {
        let hint =
          index.sessions.isEmpty
          ? "no sessions yet: log the first with plugtrack log" : "no session is like that"
        throw CommandFailure(.nothingFound, hint)
      }
      try context.streams.write(table.table.render(width: context.width, style: context.style))
    case .csv:
      try context.streams.write(table.csv())
    case .json:
      let items = positions.map { SessionJSON(index: index, position: $0).json }
      try context.streams.printLine(JSONText.pretty(.array(items)))
    case .yaml:
      for position in positions {
        let bytes = try directory.bytes(of: index.sessions[position].path) ?? []
        try context.streams.write(
          "--- # \(index.sessions[position].path)\n" + String(decoding: bytes, as: UTF8.self)
        )
      }
    }
    if positions.isEmpty { throw ExitStatus.nothingFound.code }
  }

  private func select(_ index: ChargingIndex, _ context: CommandContext) throws -> [Int] {
    let positions = try selection.filter(index, context).positions(in: index)
    guard let sort else { return limit.map { Array(positions.suffix($0)) } ?? positions }
    switch SessionOrder.parse(sort) {
    case .success(let order):
      let sorted = order.sorted(positions, in: index)
      return limit.map { Array(sorted.prefix($0)) } ?? sorted
    case .failure(let problem):
      throw CommandFailure(.usage, "--sort: \(problem.message)", fix: problem.fix)
    }
  }
}
