import ArgumentParser
import ChargingLog
import DataDirectory
import GitSync
import Glibc
import TerminalText

/// `plugtrack clone URL DIR`: the data of another machine, on this one.
struct CloneCommand: PlugTrackCommand {
  static let configuration = CommandConfiguration(
    commandName: "clone",
    abstract: "Bring the data directory of another machine here."
  )

  @Argument(help: ArgumentHelp("Where it is: a path or a URL.", valueName: "url"))
  var url: String

  @Argument(help: "Where to put it.", completion: .directory)
  var dir: String

  @OptionGroup(visibility: .hidden) var dataOptions: DataOptions

  func run(in context: CommandContext) async throws {
    guard !dir.isEmpty, !url.isEmpty else {
      throw CommandFailure(
        .usage,
        "the \(url.isEmpty ? "address" : "name of the new folder") is empty",
        fix: "write it out; nothing was made"
      )
    }
    try await ClonedDirectory(context: context, url: url, dir: dir).make()
  }
}

/// A data directory made from a remote one.
struct ClonedDirectory {
  let context: CommandContext
  let url: String
  let dir: String

  func make() async throws {
    let path = dir.hasPrefix("/") ? dir : "\(context.workingDirectory)/\(dir)"
    let directory = DataDirectory(path: path, cache: nil)
    try await refuseOccupied(directory)
    let isNew = !FileKind.isFolder(path)
    try directory.create([], folders: [])
    do {
      let repository = try Repository.create(path, branch: "main")
      try await repository.addRemote("origin", address)
      let opened = DataDirectory(path: path, cache: nil)
      let outcome = try await SyncSession(context, opened, branch: "main").run()
      guard DataDirectory.isMarked(opened.root) else {
        throw CommandFailure(
          .problems,
          "\(url) holds no data directory: there is no settings.yaml with plugtrack: 1",
          fix:
            "push one there first, with: plugtrack settings set sync.remote=\(url) and plugtrack sync"
        )
      }
      try context.streams.printLine("made \(opened.root.escapingControls)")
      context.streams.note(outcome.0.text)
    } catch {
      if isNew { FileKind.removeTree(path) }
      throw Self.inWords(error)
    }
  }

  /// What went wrong, with what to do here: there is no clone yet whose remote could be set.
  private static func inWords(_ error: any Error) -> any Error {
    guard var failure = error as? GitError, failure.problem?.code == .remoteMissing else {
      return error
    }
    failure.fix = "look at the address, and clone again with the right one"
    failure.problem?.fix = failure.fix ?? ""
    return failure
  }

  /// A path is meant from here, and must still lead there from the new folder.
  private var address: String {
    let isPlace = url.contains("://") || url.hasPrefix("/") || url.contains(":")
    return isPlace ? url : "\(context.workingDirectory)/\(url)"
  }

  private func refuseOccupied(_ directory: DataDirectory) async throws {
    guard FileKind.isFolder(directory.root) else { return }
    guard FileKind.isEmpty(directory.root) else {
      throw CommandFailure(
        .cannotWrite,
        "\(directory.root) is not empty",
        fix: "name a folder that does not exist yet; nothing was written"
      )
    }
  }
}

/// What stands at a path.
enum FileKind {
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  static func isEmpty(_ path: String) -> Bool { names(in: path).isEmpty }

  /// Removes a folder that this program has just made, with all that is in it.
  static func removeTree(_ path: String) {
    for name in names(in: path) {
      let child = "\(path)/\(name)"
      var status = stat()
      guard unsafe lstat(child, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR { removeTree(child) } else { _ = unsafe unlink(child) }
    }
    _ = unsafe rmdir(path)
  }

  private static func names(in path: String) -> [String] {
    guard let folder = unsafe opendir(path) else { return [] }
    defer { unsafe closedir(folder) }
    var names: [String] = []
    while let entry = unsafe readdir(folder) {
      guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { break }
      let start = unsafe UnsafeRawPointer(entry) + offset
      let name = unsafe String(cString: start.assumingMemoryBound(to: CChar.self))
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
