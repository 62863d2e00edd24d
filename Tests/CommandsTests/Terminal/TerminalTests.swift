import Glibc
import Testing

@testable import Commands

struct TerminalTests {
  @Test func `has no width for a file or pipe, whatever COLUMNS says`() {
    let descriptor = unsafe open("/dev/null", O_WRONLY)
    defer { close(descriptor) }
    #expect(Terminal.width(of: descriptor, environment: { _ in "40" }) == nil)
    #expect(Terminal.size(of: descriptor) == nil)
    #expect(!Style(.auto, descriptor: descriptor, environment: { _ in nil }).isOn)
  }

  @Test func `takes the width of a terminal, and COLUMNS before it`() throws {
    let terminal = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY)
    try #require(terminal >= 0)
    defer { close(terminal) }
    var size = winsize(ws_row: 24, ws_col: 97, ws_xpixel: 0, ws_ypixel: 0)
    try #require(unsafe ioctl(terminal, UInt(TIOCSWINSZ), &size) == 0)
    #expect(Terminal.width(of: terminal, environment: { _ in nil }) == 97)
    #expect(Terminal.width(of: terminal, environment: { _ in "40" }) == 40)
    #expect(Terminal.width(of: terminal, environment: { _ in "wide" }) == 97)
    #expect(Style(.auto, descriptor: terminal, environment: { _ in nil }).isOn)
  }

  @Test func `reads the environment`() {
    #expect(Terminal.environment("PATH") != nil)
    #expect(Terminal.environment("PLUGTRACK_NO_SUCH_VARIABLE") == nil)
  }
}
