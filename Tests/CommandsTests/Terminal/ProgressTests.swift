import Synchronization
import TerminalText
import Testing

@testable import Commands

struct ProgressTests {
  private let screen = TextBuffer()

  private func progress(width: Int?, clock: TestClock) -> Progress {
    Progress(
      "importing",
      width: width,
      write: { [screen] in screen.append(Array($0.utf8)) },
      now: { clock.instant }
    )
  }

  @Test func `draws a bar and erases it`() {
    let clock = TestClock()
    let progress = progress(width: 80, clock: clock)
    progress.update(5, of: 10)
    #expect(screen.take() == "\rimporting ██████████           5/10")
    clock.advance(by: .milliseconds(100))
    progress.update(7)
    #expect(screen.take() == "\rimporting 7" + String(repeating: " ", count: 24))
    progress.finish()
    #expect(screen.take() == "\r           \r")
    clock.advance(by: .seconds(1))
    progress.update(8)
    progress.finish()
    #expect(screen.take() == "")
  }

  @Test func `draws at most ten times a second`() {
    let clock = TestClock()
    let progress = progress(width: 80, clock: clock)
    for count in 0..<1000 {
      progress.update(count)
      clock.advance(by: .milliseconds(1))
    }
    #expect(screen.text.count { $0 == "\r" } == 10)
  }

  @Test(arguments: [1, 5, 12, 30])
  func `stays within the line`(width: Int) {
    let progress = progress(width: width, clock: TestClock())
    progress.update(5, of: 10)
    #expect(DisplayWidth.of(screen.take().replacing("\r", with: "")) < width)
  }

  @Test func `writes nothing without a terminal`() {
    let progress = progress(width: nil, clock: TestClock())
    progress.update(5, of: 10)
    progress.finish()
    #expect(screen.text == "")
  }

  @Test func `erases its line when it goes away`() {
    progress(width: 40, clock: TestClock()).update(1)
    #expect(screen.text == "\rimporting 1\r           \r")
  }
}

/// A clock that moves when told.
private final class TestClock: Sendable {
  private let now = Mutex(ContinuousClock.now)

  var instant: ContinuousClock.Instant { now.withLock { $0 } }

  func advance(by duration: Duration) {
    now.withLock { $0 = $0.advanced(by: duration) }
  }
}
