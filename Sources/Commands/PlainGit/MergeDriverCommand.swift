import ArgumentParser
import ChargingLog
import DataDirectory
import GitSync

/// `plugtrack merge-driver %O %A %B %P`: merges one file for plain git.
struct MergeDriverCommand: PlugTrackCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge-driver",
    abstract: "Merge one record for git; install-git sets it up.",
    discussion: """
      Git calls it with the names of three temporary files and the path of the file. The result \
      takes the place of the second. It ends with 0 when all came together, with 1 when a value was \
      changed on both sides and waits in conflicts/, and with 129 when it could not merge.
      """
  )

  @Argument(help: "The common ancestor (%O).")
  var base: String

  @Argument(help: "This side (%A); the result takes its place.")
  var ours: String

  @Argument(help: "The other side (%B).")
  var theirs: String

  @Argument(help: "The path of the file in the repository (%P).")
  var path: String

  @OptionGroup var dataOptions: DataOptions

  func run(in context: CommandContext) async throws {
    do throws(CommandFailure) {
      try await merge(context)
    } catch {
      guard error.status == .problems else {
        _ = try context.exit(for: error)
        throw ExitCode(129)
      }
      throw error
    }
  }

  private func merge(_ context: CommandContext) async throws(CommandFailure) {
    let place = RepositoryPlace(path: path, top: context.workingDirectory)
    let before = try PlainFile(base, in: context.workingDirectory).read()
    let one = PlainFile(ours, in: context.workingDirectory)
    let sides = try MergedCommits(context).sides(
      ours: one.read(),
      theirs: PlainFile(theirs, in: context.workingDirectory).read()
    )
    let isOurs = sides.ours.isPrimary(beside: sides.theirs)
    if before.isEmpty, let one = sides.ours.bytes, let other = sides.theirs.bytes,
      FileMerging.records.areDistinct(place.path, one, other)
    {
      return try await keepBoth(
        first: isOurs ? one : other,
        second: isOurs ? other : one,
        at: place,
        context
      )
    }
    let merge = mergedRecord(
      path: place.path,
      // Git hands an empty file where there was none.
      base: before.isEmpty ? nil : before,
      primary: isOurs ? sides.ours : sides.theirs,
      secondary: isOurs ? sides.theirs : sides.ours
    )
    try await add(merge.conflicts, to: DataDirectory(path: place.root, cache: nil))
    try one.write(merge.content ?? [])
    guard !merge.conflicts.isEmpty else { return }
    throw CommandFailure(
      .problems,
      "\(path) was changed differently on the two sides: one side stands, the other waits in "
        + merge.conflicts.keys.sorted().joined(separator: ", "),
      fix: "go on with: git add --all && git commit; then choose with: plugtrack resolve"
    )
  }

  /// Two charges of one name: the second gets another one.
  private func keepBoth(
    first: [UInt8],
    second: [UInt8],
    at place: RepositoryPlace,
    _ context: CommandContext
  ) async throws(CommandFailure) {
    let directory = DataDirectory(path: place.root, cache: nil)
    let stem = place.path.hasSuffix(".yaml") ? String(place.path.dropLast(5)) : place.path
    var number = 2
    while directory.exists("\(stem)-\(number).yaml") { number += 1 }
    let other = "\(stem)-\(number).yaml"
    do {
      try await directory.exclusively { directory in
        try directory.write([FileChange(path: other, before: nil, after: second)])
      }
    } catch {
      throw CommandFailure(.cannotWrite, "\(other) cannot be written: \(error)")
    }
    try PlainFile(ours, in: context.workingDirectory).write(first)
    throw CommandFailure(
      .problems,
      "\(path) is the name of another charge on each side: one has become \(other)",
      fix: "go on with: git add --all && git commit"
    )
  }

  private func add(
    _ conflicts: [String: [UInt8]],
    to directory: DataDirectory
  ) async throws(CommandFailure) {
    guard !conflicts.isEmpty else { return }
    do {
      try await directory.exclusively { directory in
        for (path, bytes) in conflicts.sorted(by: { $0.key < $1.key }) {
          try directory.write(Self.newFiles(path, bytes, in: directory))
        }
      }
    } catch let error as DataDirectoryError {
      throw CommandFailure(.cannotWrite, "\(error.path): \(error.message)", fix: error.fix)
    } catch {
      throw CommandFailure(.cannotWrite, "\(error)")
    }
  }

  /// A conflict record as a new file; one that is there already and tells something else stays.
  private static func newFiles(_ path: String, _ bytes: [UInt8], in directory: DataDirectory)
    throws(DataDirectoryError) -> [FileChange]
  {
    var files: [String: [UInt8]] = [:]
    files[path] = try directory.bytes(of: path)
    files.add(conflict: bytes, at: path)
    return try files.sorted { $0.key < $1.key }.map { path, bytes throws(DataDirectoryError) in
      FileChange(path: path, before: try directory.bytes(of: path), after: bytes)
    }
  }
}
