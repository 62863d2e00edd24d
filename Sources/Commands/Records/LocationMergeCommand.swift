import ArgumentParser
import ChargingLog
import DataDirectory
import TerminalText
import YAMLRecord

/// The command `plugtrack location merge FROM INTO`.
struct LocationMergeCommand: PlugTrackCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Put two locations together: one becomes other names of the other.",
    discussion: """
      FROM's id and aliases become aliases of INTO, and FROM's file is removed. Sessions that name \
      FROM keep their text and count as at INTO. Other values of FROM are not carried over; they \
      are named, so that you can set them.
      """
  )

  @Argument(help: "The location that goes.", completion: Completions.locations)
  var from: String

  @Argument(help: "The location that stays.", completion: Completions.locations)
  var into: String

  @OptionGroup var write: WriteOptions
  @OptionGroup var dataOptions: DataOptions

  func run(in context: CommandContext) async throws {
    try await context.writing(dataOptions, write) { try await run(in: context, $0) }
  }

  private func run(in context: CommandContext, _ directory: DataDirectory) async throws {
    let index = try await directory.load()
    let old = try RecordReference<LocationNoun>(text: from).record(in: index, directory)
    let kept = try RecordReference<LocationNoun>(text: into).record(in: index, directory)
    guard old.id != kept.id else {
      throw CommandFailure(.usage, "\(from) and \(into) are the same location already")
    }
    var changes = [
      try change(of: kept.path, .location, Self.aliasEdits(from: old, into: kept), directory),
      FileChange(path: old.path, before: try directory.bytes(of: old.path), after: nil),
    ]
    if index.settings.homeCharging?.location == old.id {
      let edit = Edit.set(FieldPath("home_charging", "location"), .text(kept.id))
      changes.append(try change(of: "settings.yaml", .settings, [edit], directory))
    }
    let writing = RecordWriting(
      context: context,
      directory: directory,
      index: index,
      options: write
    )
    let subject = "merge location \(old.id) into \(kept.id)"
    let isWritten = try await writing.write(changes, subject)
    if isWritten { context.streams.note("merged \(old.id) into \(kept.id)") }
    tell(old, kept, context)
  }

  /// FROM's names as aliases of INTO, but for those that it has.
  static func aliasEdits(from old: Location, into kept: Location) -> [Edit] {
    var taken = Set(([kept.id] + kept.aliases).map { $0.lowercased() })
    let added = ([old.id] + old.aliases).filter { taken.insert($0.lowercased()).inserted }
    return added.map { .append(FieldPath("aliases"), .text($0)) }
  }

  private func change(
    of path: String,
    _ kind: RecordKind,
    _ edits: [Edit],
    _ directory: DataDirectory
  ) throws -> FileChange {
    guard let bytes = try directory.bytes(of: path),
      let record = Record.read(bytes, file: path).record
    else { throw CommandFailure(.problems, "\(path) cannot be read") }
    do throws(EditError) {
      let keys = kind.schemaKeys
      let edited = try record.applying(edits) { keys.keys(at: $0.steps) }
      return FileChange(path: path, before: bytes, after: edited.source.bytes)
    } catch {
      throw CommandFailure(.usage, "\(path): \(error.path) \(error.message)")
    }
  }

  /// Says which values of FROM are gone, and which costs may change.
  private func tell(_ old: Location, _ kept: Location, _ context: CommandContext) {
    let carried = ["aliases"]
    let values = Location.schema.values(of: kept)
    let lost = Location.schema.values(of: old).filter {
      !carried.contains($0.key) && !values.contains($0)
    }
    for pair in lost {
      context.streams.note("not carried over: \(pair.key): \(pair.value.text.escapingControls)")
    }
    guard old.tariff != kept.tariff else { return }
    context.streams.note(
      "sessions without a cost of their own are now priced by \(kept.tariff ?? "no tariff")"
    )
  }
}
