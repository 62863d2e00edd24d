import Foundation
import TestSupport

/// A data directory in a repository of its own, used through the program and through git.
struct SyncedDirectory {
  let folder: TemporaryDirectory
  /// The name of the machine that it is on.
  var machine: String

  /// A copy of the sample data, which has just become a repository.
  static func sample(machine: String = "laptop") throws -> SyncedDirectory {
    let directory = SyncedDirectory(folder: try .sampleData(), machine: machine)
    try directory.succeed("init")
    return directory
  }

  /// A clone of a repository.
  static func clone(of origin: TemporaryDirectory, machine: String) throws -> SyncedDirectory {
    let directory = SyncedDirectory(folder: try TemporaryDirectory(), machine: machine)
    try directory.succeed("clone", origin.path, ".")
    return directory
  }

  var git: Git { Git(folder.path) }

  var environment: [String: String] {
    [
      "PLUGTRACK_MACHINE": machine, "GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@example.org",
      "GIT_COMMITTER_NAME": "Ada", "GIT_COMMITTER_EMAIL": "ada@example.org",
      "XDG_CACHE_HOME": folder.path + "/.git/cache",
    ]
  }

  @discardableResult
  func run(_ arguments: String..., environment more: [String: String] = [:]) throws
    -> Binary.Outcome
  {
    try Binary.plugtrack.run(
      arguments,
      in: folder.path,
      environment: environment.merging(more) { $1 }
    )
  }

  /// Runs the program and expects it to succeed.
  @discardableResult
  func succeed(_ arguments: String...) throws -> String {
    let outcome = try Binary.plugtrack.run(arguments, in: folder.path, environment: environment)
    guard outcome.status == 0 else {
      throw Git.Failure(description: "\(arguments): \(outcome.status) \(outcome.err)")
    }
    return outcome.out
  }

  /// What git says of the repository where all is well: nothing.
  func complaints() throws -> String {
    try git.run("status", "--porcelain") + git.run("fsck", "--strict", "--no-dangling")
  }

  var subjects: [String] {
    get throws {
      try git.run("log", "--format=%s").split(separator: "\n").map(String.init)
    }
  }

  /// Puts a hook into its repository.
  func hook(_ name: String, _ script: String) throws {
    try folder.write(".git/hooks/\(name)", "#!/bin/sh\n\(script)\n")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755],
      ofItemAtPath: folder.path + "/.git/hooks/\(name)"
    )
  }
}
