import ArgumentParser
import ChargingLog
import DataDirectory
import GitSync
import TerminalText
import YAMLRecord

/// The command `plugtrack init [DIR]`.
struct InitCommand: PlugTrackCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make a data directory.",
    discussion: """
      Asks on a terminal for what no option says. Without a terminal it takes what the machine's \
      locale and time zone suggest. Nothing that is there is ever overwritten. The directory becomes a \
      git repository, in which every change is kept; one that is there already and has no repository \
      gets one.
        plugtrack init ~/charging --car "Hyundai Ioniq 5" --battery 74 --home-price 0.285
      """
  )

  @Argument(help: "Where; the working directory when left out.", completion: .directory)
  var dir: String?

  @Option(help: ArgumentHelp("Make and model of your car.", valueName: "name"))
  var car: String?

  @Option(help: ArgumentHelp("Its usable battery capacity.", valueName: "kWh"))
  var battery: String?

  @Option(help: ArgumentHelp("The currency, as in GBP.", valueName: "code"))
  var currency: String?

  @Option(help: "The unit of distances: mi or km.", completion: .list(["mi", "km"]))
  var distance: String?

  @Option(
    help: ArgumentHelp("The time zone, as in Europe/London.", valueName: "zone"),
    completion: .list(Zone.identifiers())
  )
  var timeZone: String?

  @Option(help: ArgumentHelp("The price per kWh at home.", valueName: "price"))
  var homePrice: String?

  @Option(
    help: ArgumentHelp(
      "A price by time at home, as in 00:30-05:30=0.085; may be given again.",
      valueName: "band=price"
    )
  )
  var homeBand: [String] = []

  @Option(help: ArgumentHelp("The id of the tariff at home; home when left out.", valueName: "id"))
  var homeTariff: String?

  @Option(help: ArgumentHelp("Bring the data of another machine here.", valueName: "url"))
  var fromRemote: String?

  @Flag(help: "Make no git repository.")
  var noGit = false

  @OptionGroup var write: WriteOptions
  @OptionGroup var dataOptions: DataOptions

  func run(in context: CommandContext) async throws {
    let directory = try directory(context)
    if let fromRemote {
      return try await ClonedDirectory(context: context, url: fromRemote, dir: directory.root)
        .make()
    }
    if DataDirectory.isMarked(directory.root), try Repository.open(directory.root) == nil {
      return try await write.exclusively(directory) { directory in
        try await NewRepository(context: context, directory: directory).make(write)
      }
    }
    try await refuseOccupied(directory)
    let defaults = SystemDefaults(environment: context.environment)
    var answers = InitAnswers(
      car: car,
      battery: battery,
      currency: currency,
      distance: distance,
      timeZone: timeZone,
      homeTariff: homeTariff,
      homePrice: homePrice,
      homeBands: try homeBand.map { text throws(CommandFailure) in try RateBand(text) }
    )
    if context.isInteractive {
      let prompter = Prompter(console: context.console, style: context.errorStyle)
      prompter.remark("A new data directory in \(directory.root). < goes back, Ctrl-D cancels.")
      answers.take(try answers.form(defaults).run(prompter))
    }
    let zone = answers.timeZone.flatMap { try? Zone.named($0) } ?? .utc
    let records = try answers.records(defaults, today: zone.civil(at: context.now).date)
    try checkSound(records.files)
    if write.isDryRun {
      try show(records, context)
    } else {
      try directory.create(records.files + records.schemas, folders: InitialRecords.folders)
      if !noGit {
        try await NewRepository(context: context, directory: directory).begin(
          records.files + records.schemas,
          commits: !write.leavesUncommitted
        )
      }
      try tell(records, directory, context)
    }
  }

  private func directory(_ context: CommandContext) throws(CommandFailure) -> DataDirectory {
    let named = context.environment["PLUGTRACK_DATA"].flatMap { $0.isEmpty ? nil : $0 }
    // An empty name is a variable that is not set, not the working directory.
    guard (dir ?? dataOptions.data)?.isEmpty != true, fromRemote?.isEmpty != true else {
      throw CommandFailure(
        .usage,
        fromRemote?.isEmpty == true
          ? "the address of the remote is empty" : "the name of the data directory is empty",
        fix: "write it out; nothing was made"
      )
    }
    var path = dir ?? dataOptions.data ?? named ?? context.workingDirectory
    if !path.hasPrefix("/") { path = "\(context.workingDirectory)/\(path)" }
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return DataDirectory(path: path, cache: nil)
  }

  private func refuseOccupied(_ directory: DataDirectory) async throws(CommandFailure) {
    if let marked = directory.markedAncestor {
      let isSame = marked == directory.root
      throw CommandFailure(
        .cannotWrite,
        isSame
          ? "\(marked) is a data directory already"
          : "\(directory.root) lies in the data directory \(marked)",
        fix: isSame
          ? "see what is in it with: plugtrack list --data \(marked)" : "choose a folder outside it"
      )
    }
    let found = await directory.filesInTheWay()
    guard found.isEmpty else {
      let names = found.prefix(4).joined(separator: ", ") + (found.count > 4 ? " …" : "")
      throw CommandFailure(
        .cannotWrite,
        "\(directory.root) has files that would be taken for records: \(names)",
        fix: "choose an empty folder, or move them away; nothing was written"
      )
    }
  }

  /// A new directory never begins with an error, whatever the options said.
  private func checkSound(_ files: [FileChange]) throws(CommandFailure) {
    let diagnostics = files.flatMap { RecordFile.read($0.after ?? [], path: $0.path).diagnostics }
    guard diagnostics.contains(where: { $0.severity == .error }) else { return }
    throw CommandFailure(.usage, "nothing was written", diagnostics: diagnostics)
  }

  private func show(_ records: InitialRecords, _ context: CommandContext) throws(OutputError) {
    for file in records.files {
      let diff = LineDiff(file)
      try context.streams.write(diff.painted(context.style))
    }
    let names = records.schemas.map(\.path).joined(separator: ", ")
    context.streams.note("and for editors: \(names)")
  }

  private func tell(
    _ records: InitialRecords,
    _ directory: DataDirectory,
    _ context: CommandContext
  ) throws(OutputError) {
    try context.streams.printLine("made \(directory.root.escapingControls)")
    for file in records.files { try context.streams.printLine("  \(file.path)") }
    try context.streams.printLine("  \(DataDirectory.schemaFolder)/  for editors")
    let place =
      directory.root == context.workingDirectory ? "" : " --data \(Self.shellWord(directory.root))"
    if records.car == nil {
      context.streams.note("next: plugtrack car add \(CarNoun.example)\(place)")
    } else {
      context.streams.note("next: plugtrack log --at home --soc 20..80 --energy 41.2\(place)")
    }
    if records.tariff == nil {
      context.streams.note(
        "to price charges at home: tariff add home, tariff rate home --price 0.285, location set home tariff=home"
      )
    }
  }

  private static func shellWord(_ text: String) -> String {
    let isPlain = text.allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || "/._-+@".contains($0))
    }
    return isPlain ? text : "'\(text.replacing("'", with: "'\\''"))'"
  }
}
