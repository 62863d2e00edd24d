import Charts
import Glibc
import Synchronization
import TerminalText

/// A line on the terminal that says how far the work is, gone when the work is done.
///
/// Drawn at most ten times a second. Not on a terminal, it writes nothing at all.
final class Progress: Sendable {
  private struct State {
    var lastDrawn: ContinuousClock.Instant?
    var drawnWidth = 0
    var isFinished = false
  }

  private static let interval = Duration.milliseconds(100)
  private static let barWidth = 20

  private let label: String

  /// The terminal's width in cells, or `nil` to draw nothing.
  private let width: Int?

  private let write: @Sendable (String) -> Void
  private let now: @Sendable () -> ContinuousClock.Instant
  private let state = Mutex(State())

  init(
    _ label: String,
    width: Int?,
    write: @escaping @Sendable (String) -> Void,
    now: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock.now }
  ) {
    self.label = label.escapingControls
    self.width = width
    self.write = write
    self.now = now
  }

  /// Progress on standard error, if that is a terminal that can redraw a line.
  convenience init(
    _ label: String,
    environment: (String) -> String? = Terminal.environment
  ) {
    let canRedraw = environment("TERM") != "dumb"
    let sink = ByteSink(descriptor: STDERR_FILENO)
    self.init(
      label,
      width: canRedraw ? Terminal.width(of: STDERR_FILENO, environment: environment) : nil,
      write: { try? sink.write($0) }
    )
  }

  deinit {
    finish()
  }

  /// Says how much is done, of how much if that is known.
  func update(_ done: Int, of total: Int? = nil) {
    guard let width else { return }
    state.withLock { state in
      let instant = now()
      if let last = state.lastDrawn, last.duration(to: instant) < Self.interval { return }
      if state.isFinished { return }
      state.lastDrawn = instant
      let line = DisplayWidth.shorten(text(done, of: total), to: max(0, width - 1))
      let cells = DisplayWidth.of(line)
      let rest = max(0, state.drawnWidth - cells)
      write("\r" + line + String(repeating: " ", count: rest))
      state.drawnWidth = cells
    }
  }

  /// Erases the line, so that other output can follow; later updates are not drawn.
  func finish() {
    state.withLock { state in
      if state.drawnWidth > 0 {
        write("\r" + String(repeating: " ", count: state.drawnWidth) + "\r")
      }
      state.drawnWidth = 0
      state.isFinished = true
    }
  }

  private func text(_ done: Int, of total: Int?) -> String {
    guard let total, total > 0 else { return "\(label) \(done)" }
    let bar = Bar.text(Double(done), of: Double(total), width: Self.barWidth)
    let rest = String(repeating: " ", count: Self.barWidth - bar.count)
    return "\(label) \(bar)\(rest) \(done)/\(total)"
  }
}
