import ArgumentParser
import ChargingLog
import DataDirectory
import Glibc
import YAMLRecord

/// What every command works with: where to write, what time it is, and the data directory.
struct CommandContext: Sendable {
  let streams: OutputStreams
  let console: PromptConsole
  /// How results are coloured.
  let style: Style
  /// How messages are coloured.
  let errorStyle: Style
  /// The width of the terminal that results go to; `nil` when they do not go to one.
  let width: Int?
  let isInteractive: Bool
  let environment: [String: String]
  let workingDirectory: String
  let now: Instant

  /// The directory that the options name or that is found.
  func dataDirectory(_ options: DataOptions) throws(DataDirectoryError) -> DataDirectory {
    try DataDirectory.locate(
      named: options.data,
      environment: environment,
      workingDirectory: workingDirectory
    )
  }

  /// Prints diagnostics to the error stream, without lines that may hold a secret.
  func report(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics {
      streams.note(errorStyle.text(of: SecretMask.hide(diagnostic)))
    }
  }

  /// Says how much of the data the result leaves out.
  func reportLeftOut(_ index: ChargingIndex) {
    reportNotRead(index)
    let others = index.diagnostics.filter {
      $0.severity == .error && !$0.file.hasPrefix("sessions/")
    }
    let files = Set(others.map(\.file)).count + index.sessionsLeftOut
    guard files > 0 else { return }
    streams.note(
      errorStyle.paint("warning:", as: .warning)
        + " \(files) \(files == 1 ? "file has" : "files have") errors and \(files == 1 ? "is" : "are") left out; plugtrack check says why"
    )
  }

  /// Says what was passed over although it may hold records.
  private func reportNotRead(_ index: ChargingIndex) {
    let strays = index.diagnostics.filter { diagnostic in
      switch diagnostic.code {
      case "link", "stray-folder": true
      // Beside the folders of records, a file may be anything.
      case "stray-file": diagnostic.file.contains("/")
      default: false
      }
    }
    guard let first = strays.first else { return }
    let others = strays.count == 1 ? "is" : "and \(strays.count - 1) more are"
    streams.note(
      errorStyle.paint("warning:", as: .warning)
        + " \(first.file) \(others) not read; plugtrack check says why"
    )
  }

  /// The civil time now, where the settings say the user lives.
  func localNow(_ settings: Settings) -> CivilTime { (settings.timeZone ?? .utc).civil(at: now) }
}

extension Style {
  /// A diagnostic as it is shown on a terminal.
  func text(of diagnostic: Diagnostic) -> String {
    diagnostic.text { part, text in
      switch part {
      case .place: paint(text, as: .heading)
      case .severity(let severity), .pointer(let severity): paint(text, as: role(of: severity))
      case .frame: paint(text, as: .dim)
      }
    }
  }

  private func role(of severity: Diagnostic.Severity) -> Role {
    switch severity {
    case .error: .error
    case .warning: .warning
    case .hint: .hint
    }
  }
}
