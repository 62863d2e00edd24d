import ArgumentParser
import ChargingLog
import DataDirectory
import Glibc

/// `plugtrack install-git`: has plain git merge and show records.
struct InstallGitCommand: PlugTrackCommand {
  static let configuration = CommandConfiguration(
    commandName: "install-git",
    abstract: "Have plain git merge records key by key, and show what changed in them.",
    discussion: """
      Sets merge.plugtrack and diff.plugtrack in the repository's own configuration and adds a line \
      to .gitattributes; what else stands there stays. Do it once in each clone.
      """
  )

  @Flag(help: "Take the configuration away; .gitattributes, which every clone has, stays.")
  var uninstall = false

  @OptionGroup var write: WriteOptions
  @OptionGroup var dataOptions: DataOptions

  func run(in context: CommandContext) async throws {
    let directory = try context.dataDirectory(dataOptions)
    let git = GitProgram(folder: directory.root)
    guard try git.run(["rev-parse", "--git-dir"]).status == 0 else {
      throw CommandFailure(
        .usage,
        "\(directory.root) is not in a git repository",
        fix: "make it one with: git -C \(directory.root) init"
      )
    }
    let settings = GitSettings(
      program: GitSettings.programName(environment: context.environment),
      git: git
    )
    let commands = uninstall ? try settings.removal() : try settings.installation()
    let change = uninstall ? nil : try GitAttributes.change(in: directory)
    if write.isDryRun {
      for command in commands {
        try context.streams.printLine(
          "git " + command.map(GitSettings.quoted).joined(separator: " ")
        )
      }
      if let change {
        try context.streams.write(
          LineDiff(change).painted(context.style)
        )
      }
    } else {
      if let change {
        let index = try await directory.load(LoadOptions(acceptsBrokenSettings: true))
        try await CommitStep(context: context, directory: directory, settings: index.settings)
          .write([change], "set up git", unless: write.leavesUncommitted)
      }
      for command in commands { try settings.apply(command) }
    }
    guard !write.isDryRun else { return }
    if commands.isEmpty, change == nil {
      context.streams.note(uninstall ? "git is not set up here" : "git is set up already")
    } else {
      context.streams.note(
        uninstall
          ? "git merges records as any text from now on; .gitattributes stays, as other clones use it"
          : "git merges records key by key from now on"
      )
    }
  }
}
