import ArgumentParser

/// The command `plugtrack completions bash|zsh|fish`.
struct CompletionsCommand: PlugTrackCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Print the completion script of a shell, with the ids of your own records.",
    discussion: """
      bash: plugtrack completions bash > ~/.local/share/bash-completion/completions/plugtrack
      zsh:  plugtrack completions zsh > ~/.zfunc/_plugtrack   (a folder of $fpath)
      fish: plugtrack completions fish > ~/.config/fish/completions/plugtrack.fish
      """
  )

  /// The shells that there is a script for.
  enum Shell: String, ExpressibleByArgument, CaseIterable {
    case bash, zsh, fish
  }

  @Argument(help: "bash, zsh or fish.")
  var shell: Shell

  @OptionGroup(visibility: .hidden) var dataOptions: DataOptions

  func run(in context: CommandContext) async throws {
    let script =
      switch shell {
      case .bash: PlugTrack.completionScript(for: .bash)
      case .zsh: PlugTrack.completionScript(for: .zsh)
      case .fish: PlugTrack.completionScript(for: .fish)
      }
    try context.streams.write(script.hasSuffix("\n") ? script : script + "\n")
  }
}
