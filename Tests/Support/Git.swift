import Foundation

/// The user's git, run in a folder with a configuration of its own.
public struct Git: Sendable {
  /// A run that failed.
  public struct Failure: Error, CustomStringConvertible {
    /// What was run, and what it said.
    public var description: String

    /// A failure in words.
    public init(description: String) { self.description = description }
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
  public func run(_ arguments: String..., input: String = "") throws -> String {
    let outcome = try self.outcome(of: arguments, input: input)
    guard outcome.status == 0 else {
      throw Failure(
        description: "git \(arguments.joined(separator: " ")): \(outcome.err)\(outcome.out)"
      )
    }
    return outcome.out
  }

  /// Runs git, which may fail.
  public func outcome(_ arguments: String...) throws -> Binary.Outcome {
    try outcome(of: arguments)
  }

  /// Runs git, which may fail.
  public func outcome(_ arguments: [String]) throws -> Binary.Outcome { try outcome(of: arguments) }

  private func outcome(of arguments: [String], input: String = "") throws -> Binary.Outcome {
    try Binary(path: "/usr/bin/git").run(
      arguments,
      in: folder,
      input: input,
      environment: Self.identity.merging(environment) { $1 }
    )
  }

  private static let identity = [
    "GIT_AUTHOR_NAME": "Git", "GIT_AUTHOR_EMAIL": "git@example.org", "GIT_COMMITTER_NAME": "Git",
    "GIT_COMMITTER_EMAIL": "git@example.org", "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": "/dev/null",
  ]
}
