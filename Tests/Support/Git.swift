import Foundation

/// The user's git, run in a folder with a configuration of its own.
public struct Git: Sendable {
  /// A run that failed.
  public struct Failure: Error, CustomStringConvertible {
    /// What was run, and what it said.
    public var description: String
  }

  private let folder: String
  private let environment: [String: String]

  /// Runs in a folder, with further variables beside an identity and an empty configuration.
  public init(_ folder: String, environment: [String: String] = [:]) {
    self.folder = folder
    self.environment = environment
  }

  /// Runs git and returns what it prints.
  ///
  /// - Throws: ``Failure`` with its messages when it fails.
  @discardableResult
  public func run(_ arguments: String...) throws -> String {
    let outcome = try Binary(path: "/usr/bin/git").run(
      arguments,
      in: folder,
      environment: Self.identity.merging(environment) { $1 }
    )
    guard outcome.status == 0 else {
      throw Failure(
        description: "git \(arguments.joined(separator: " ")): \(outcome.err)\(outcome.out)"
      )
    }
    return outcome.out
  }

  private static let identity = [
    "GIT_AUTHOR_NAME": "Git", "GIT_AUTHOR_EMAIL": "git@example.org", "GIT_COMMITTER_NAME": "Git",
    "GIT_COMMITTER_EMAIL": "git@example.org", "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": "/dev/null",
  ]
}
