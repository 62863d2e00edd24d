import ChargingLog
import DataDirectory
import YAMLRecord

/// Changes one record's file by its keys: the shared part of `set`, `unset`, `edit` and `rm`.
struct RecordEditing {
  let writing: RecordWriting

  private var context: CommandContext { writing.context }
  private var directory: DataDirectory { writing.directory }

  init(
    context: CommandContext,
    directory: DataDirectory,
    index: ChargingIndex,
    options: WriteOptions
  ) {
    writing = RecordWriting(context: context, directory: directory, index: index, options: options)
  }

  /// Gives keys new values; every assignment is `key=value`, `key+=item` or `key-=item`.
  func set(path: String, kind: RecordKind, assignments: [String]) async throws {
    let keys = kind.schemaKeys
    let nothing = "nothing to change: \(RecordID.of(path: path)) already says so"
    try await change(path, "set", nothing: nothing) { record in
      var record = record
      for text in assignments {
        let assignment = try Assignment(text, keys: keys)
        record = try apply(try assignment.edits(for: record), to: record, keys)
      }
      return record
    }
  }

  /// Takes keys away; `fees.idle` takes one of a mapping.
  func unset(path: String, kind: RecordKind, keys names: [String]) async throws {
    try await change(path, "unset", nothing: "nothing to change") { record in
      try apply(try unsetting(names, of: record, path, kind), to: record, kind.schemaKeys)
    }
  }

  private func unsetting(
    _ names: [String],
    of record: Record,
    _ path: String,
    _ kind: RecordKind
  ) throws(CommandFailure) -> [Edit] {
    let required = kind.schemaKeys.filter(\.isRequired).map(\.key)
    var edits: [Edit] = []
    for name in names {
      guard let field = FieldPath(parsing: name) else {
        throw CommandFailure(.usage, "\(name) is not a key")
      }
      if required.contains(name) {
        throw CommandFailure(
          .usage,
          "\(name) cannot be unknown: a \(kind.rawValue) needs it",
          fix: "give it another value with: set \(name)=…"
        )
      }
      guard record.node(at: field) != nil else {
        let known = record.entries.map(\.key)
        let nearest = Spelling.nearest(to: name, among: known)
        throw CommandFailure(
          .nothingFound,
          "\(RecordID.of(path: path)) has no \(name)",
          fix: nearest.map { "did you mean \($0)?" } ?? "it has \(known.joined(separator: ", "))"
        )
      }
      edits.append(.unset(field))
    }
    return edits
  }

  /// Changes one file by what a function makes of its record.
  ///
  /// What the function is given is what is written over: when somebody else saves the file in between,
  /// theirs stays and nothing is written.
  ///
  /// - Parameters:
  ///   - verb: What the commit says was done.
  ///   - nothing: What to say when the record comes back as it was.
  func change(
    _ path: String,
    _ verb: String,
    nothing: String,
    _ edit: (Record) throws -> Record
  ) async throws {
    let record = try readRecord(path)
    let before = record.source.bytes
    let after = try edit(record).source.bytes
    guard before != after else {
      context.streams.note(nothing)
      return
    }
    let change = FileChange(path: path, before: before, after: after)
    if try await writing.write([change], ChangeSubject(verb, [change]).text) {
      context.streams.note("changed \(path)")
    }
  }

  /// Removes files, after asking on a terminal.
  ///
  /// - Parameter confirm: Called once the person is sure, with other programs kept out: throws where
  ///   the files must stay by now.
  func remove(
    paths: [String],
    isSure: Bool,
    what: String,
    confirm: (DataDirectory) async throws -> Void = { _ in }
  ) async throws {
    // What the person is asked about, and nothing that is written meanwhile, is removed.
    let changes = try paths.map {
      FileChange(path: $0, before: try directory.bytes(of: $0), after: nil)
    }
    if !isSure, !writing.options.isDryRun {
      guard context.isInteractive else {
        throw CommandFailure(.usage, "removing needs a yes", fix: "add --yes")
      }
      let names = paths.map { RecordID.of(path: $0) }.joined(separator: ", ")
      let prompter = Prompter(console: context.console, style: context.errorStyle)
      guard try prompter.confirm("Remove \(what) \(names)?", default: false) else {
        throw CommandFailure(.usage, "nothing was removed")
      }
    }
    try await writing.options.exclusively(directory) { directory in
      try await confirm(directory)
      var writing = writing
      writing.directory = directory
      guard try await writing.write(changes) else { return }
      for path in paths { context.streams.note("removed \(path)") }
    }
  }

  private func readRecord(_ path: String) throws -> Record {
    guard let bytes = try directory.bytes(of: path) else {
      throw CommandFailure(.nothingFound, "there is no \(path)")
    }
    let reading = Record.read(bytes, file: path)
    guard let record = reading.record, !record.isPartial else {
      throw CommandFailure(
        .problems,
        "\(path) cannot be read well enough to change single values",
        fix: "mend it first with: plugtrack edit \(ShellWord.argument(RecordID.of(path: path)))",
        diagnostics: reading.diagnostics
      )
    }
    return record
  }

  private func apply(_ edits: [Edit], to record: Record, _ keys: [SchemaKey]) throws(CommandFailure)
    -> Record
  {
    do throws(EditError) {
      return try record.applying(edits) { keys.keys(at: $0.steps) }
    } catch {
      throw CommandFailure(
        .usage,
        "\(error.path): \(error.message)",
        fix: "plugtrack edit opens the file in your editor"
      )
    }
  }
}
