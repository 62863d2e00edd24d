import ArgumentParser
import ChargingLog
import DataDirectory
import Importing
import YAMLRecord

/// `plugtrack import`: takes sessions from other programs' files.
struct ImportCommand: PlugTrackCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take sessions from another program's CSV.",
    discussion: """
      The file is recognised by its header. What is already there is left alone, so the same file
      can be imported again. Rows that cannot be taken are named and written to FILE.rejected.csv.
      Files of plugtrack export --format csv come back as they were.
      """
  )

  @Argument(
    help: ArgumentHelp("The files; - for standard input.", valueName: "file"),
    completion: .file()
  )
  var files: [String]

  @Option(
    help: ArgumentHelp(
      "The rules to read it by: a name, or the path of a rules file.",
      valueName: "name|path"
    )
  )
  var rules: String?

  @Option(help: "The car, whatever the file says.", completion: Completions.cars)
  var car: String?

  @Option(help: "The location, whatever the file says.", completion: Completions.locations)
  var location: String?

  @Option(
    help: ArgumentHelp(
      "The zone of times without an offset, such as Europe/Berlin.",
      valueName: "zone"
    )
  )
  var timeZone: String?

  @Option(help: ArgumentHelp("How times are written, such as d/M/yyyy.", valueName: "pattern"))
  var dateFormat: String?

  @Flag(help: "Print a draft of rules for an unknown CSV, and import nothing.")
  var suggest = false

  @OptionGroup var writeOptions: WriteOptions
  @OptionGroup var dataOptions: DataOptions

  func validate() throws {
    if files.isEmpty { throw ValidationError("name the file to import; - for standard input.") }
    if files.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("standard input can be read once only.")
    }
  }

  func run(in context: CommandContext) async throws {
    if suggest { return try printDrafts(context) }
    // Nobody waits for what comes slowly through a pipe.
    let inputs = files.map { path in Result { try ImportInput(path) } }
    try await context.writing(dataOptions, writeOptions) { directory in
      try await take(inputs, context, directory)
    }
  }

  /// Takes what is not there yet: what that is must not change before it is written.
  private func take(
    _ inputs: [Result<ImportInput, any Error>],
    _ context: CommandContext,
    _ directory: DataDirectory
  ) async throws {
    let index = try await directory.load()
    let options = try importOptions(index)
    let catalog = try catalog(directory, context)
    context.reportLeftOut(index)
    var run = ImportRun(
      context: context,
      directory: directory,
      index: index,
      options: options,
      catalog: catalog,
      rules: rules.map(RulesFile.name),
      isDryRun: writeOptions.isDryRun
    )
    do {
      try run.take(inputs)
    } catch {
      try await run.commit(writeOptions)
      throw error
    }
    try await run.commit(writeOptions)
    if run.hasProblems { throw ExitStatus.problems.code }
  }

  private func printDrafts(_ context: CommandContext) throws {
    for path in files {
      let input = try ImportInput(path)
      try input.refuseOtherFormats()
      try context.streams.write(try draft(of: input))
    }
  }

  private func draft(of input: ImportInput) throws(CommandFailure) -> String {
    do throws(ImportFailure) {
      return try RulesDraft(prefix: input.prefix, file: input.file.name).text
    } catch {
      throw CommandFailure(
        .problems,
        "no rules can be drafted for \(input.file.path)",
        diagnostics: error.diagnostics
      )
    }
  }

  private func importOptions(_ index: ChargingIndex) throws(CommandFailure) -> ImportOptions {
    var options = ImportOptions()
    if let car {
      guard index.cars[car] != nil else { throw unknown("car", car, index.cars.keys.sorted()) }
      options.car = car
    }
    if let location {
      guard let place = index.location(named: location) else {
        throw unknown("location", location, index.locations.keys.sorted())
      }
      options.location = place.id
    }
    if let timeZone {
      do throws(ZoneError) {
        options.timeZone = try Zone.named(timeZone)
      } catch {
        throw CommandFailure(.usage, "--time-zone: \(error.message)")
      }
    }
    if let dateFormat {
      do throws(ValueProblem) {
        options.dateFormat = try DateFormat(dateFormat)
      } catch {
        throw CommandFailure(.usage, "--date-format: \(error.message)", fix: error.fix)
      }
    }
    return options
  }

  private func unknown(_ kind: String, _ id: String, _ known: [String]) -> CommandFailure {
    let nearest = Spelling.nearest(to: id, among: known)
    let choice =
      known.isEmpty
      ? "add it with: plugtrack \(kind) add \(id)" : "there are \(known.joined(separator: ", "))"
    return CommandFailure(
      .usage,
      "there is no \(kind) \(id)",
      fix: nearest.map { "did you mean \($0)?" } ?? choice
    )
  }

  /// The shipped rules, the user's own, and the file that `--rules` names.
  private func catalog(_ directory: DataDirectory, _ context: CommandContext) throws -> RuleCatalog
  {
    var catalog = RuleCatalog.shipped
    for path in RulesFile.paths(in: directory) {
      if let bytes = try directory.bytes(of: path) { catalog.add(bytes, path: path) }
    }
    if let rules, RulesFile.isPath(rules) {
      catalog.add(try ImportInput(rules).bytes(upTo: 1 << 20), path: rules)
    }
    context.report(catalog.diagnostics)
    guard let rules else { return catalog }
    let name = RulesFile.name(rules)
    guard name == PlugTrackCSV.name || catalog[name] != nil else {
      let isBroken = catalog.diagnostics.contains { RulesFile.name($0.file) == name }
      if isBroken { throw CommandFailure(.problems, "the rules \(rules) have errors") }
      let known = catalog.rules.map(\.id) + [PlugTrackCSV.name]
      let nearest = Spelling.nearest(to: name, among: known)
      throw CommandFailure(
        .usage,
        "there are no rules called \(rules)",
        fix: nearest.map { "did you mean \($0)?" }
          ?? "there are \(known.sorted().joined(separator: ", "))"
      )
    }
    return catalog
  }
}
