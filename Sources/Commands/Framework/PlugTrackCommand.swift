import ArgumentParser
import ChargingLog
import DataDirectory
import GitSync
import Glibc
import TerminalText

/// A command that gets its context handed in and fails with words.
protocol PlugTrackCommand: AsyncParsableCommand {
  var dataOptions: DataOptions { get }

  func run(in context: CommandContext) async throws
}

extension PlugTrackCommand {
  mutating func run() async throws {
    let context = CommandContext.process(color: dataOptions.color)
    do {
      try await run(in: context)
    } catch {
      throw try context.exit(for: error)
    }
  }
}

extension CommandContext {
  /// The context of this process.
  static func process(color: ColorChoice) -> CommandContext {
    let environment = Terminal.allEnvironment()
    let streams = OutputStreams.standard()
    return CommandContext(
      streams: streams,
      console: .standard,
      style: Style(color, descriptor: STDOUT_FILENO, environment: Terminal.environment),
      errorStyle: Style(color, descriptor: STDERR_FILENO, environment: Terminal.environment),
      width: Terminal.width(of: STDOUT_FILENO, environment: Terminal.environment),
      isInteractive: Terminal.isInteractive,
      environment: environment,
      workingDirectory: Terminal.workingDirectory(),
      now: .now()
    )
  }

  /// Tells why a command failed and returns its exit code.
  func exit(for error: any Error) throws -> ExitCode {
    switch error {
    case let failure as CommandFailure:
      report(failure.diagnostics)
      say(failure.message, fix: failure.fix)
      return failure.status.code
    case let error as DataDirectoryError:
      report(error.diagnostics)
      let place = error.code == .notFound ? "" : "\(error.path): "
      say(place + error.message, fix: error.fix)
      return error.status.code
    case let error as GitError where error.problem != nil:
      guard let problem = error.problem else { return error.status.code }
      report([problem.diagnostic])
      return problem.status.code
    case let error as GitError:
      say(error.text + " [\(error.code.rawValue)]", fix: error.fix)
      return error.status.code
    case let error as OutputError:
      if error.exitCode != 0 { say("standard output: \(error.description)", fix: nil) }
      return ExitCode(error.exitCode)
    case is PromptCancelled:
      streams.note("")
      say("cancelled: nothing was written", fix: nil)
      return ExitStatus.usage.code
    default:
      throw error
    }
  }

  /// Prints an error that has no place in a file.
  private func say(_ message: String, fix: String?) {
    streams.note(errorStyle.paint("error:", as: .error) + " " + message.escapingControlsButLayout)
    if let fix { streams.note("  " + errorStyle.paint(fix.escapingControlsButLayout, as: .hint)) }
  }
}

extension DataDirectoryError {
  fileprivate var status: ExitStatus {
    switch code {
    case .notFound: .noDataDirectory
    case .settings: .settings
    case .unreadable, .unwritable, .diskFull: .cannotWrite
    case .locked, .changedUnderneath: .locked
    }
  }
}
