import Synchronization

@testable import Commands

/// A person who types the lines of a script, then ends the input.
final class Script: Sendable {
  private let lines: Mutex<[String]>
  let screen = TextBuffer()

  init(_ lines: [String]) {
    self.lines = Mutex(lines)
  }

  var prompter: Prompter {
    let console = PromptConsole(
      write: { self.screen.append(Array($0.utf8)) },
      readLine: { self.lines.withLock { $0.isEmpty ? nil : $0.removeFirst() } }
    )
    return Prompter(console: console, style: .plain)
  }

  var isUsedUp: Bool { lines.withLock { $0.isEmpty } }
}
