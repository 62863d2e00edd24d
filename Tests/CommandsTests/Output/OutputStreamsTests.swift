import Glibc
import Synchronization
import Testing

@testable import Commands

struct OutputStreamsTests {
  @Test func `keeps results and messages apart`() throws {
    let (out, err) = (TextBuffer(), TextBuffer())
    let streams = OutputStreams(out: ByteSink(out), err: ByteSink(err))
    try streams.printLine("41.2")
    try streams.write("é")
    streams.note("careful")
    #expect(out.text == "41.2\né")
    #expect(err.text == "careful\n")
  }

  @Test func `writes all of a large text through a narrow pipe`() async throws {
    let pipe = try openPipe()
    _ = fcntl(pipe.write, F_SETFL, O_NONBLOCK)
    let sent = [UInt8](repeating: 0x61, count: 1_000_000)
    let reader = Task.detached { readAll(pipe.read) }
    try ByteSink(descriptor: pipe.write).write(sent)
    close(pipe.write)
    #expect(await reader.value == sent.count)
  }

  @Test func `reports a closed pipe as an end, not a failure`() throws {
    let streams = OutputStreams.standard()
    _ = streams
    let pipe = try openPipe()
    close(pipe.read)
    defer { close(pipe.write) }
    let error = #expect(throws: OutputError.self) {
      try ByteSink(descriptor: pipe.write).write("x")
    }
    #expect(error == .closedPipe)
    #expect(error?.exitCode == 0)
  }

  @Test func `reports a full disk`() throws {
    let descriptor = unsafe open("/dev/full", O_WRONLY)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    let error = #expect(throws: OutputError.self) {
      try ByteSink(descriptor: descriptor).write("x")
    }
    #expect(error == .noSpace)
    #expect(error?.exitCode == 73)
    #expect(error?.description.contains("no space left") == true)
  }

  @Test func `reports other failures by their cause`() throws {
    let descriptor = unsafe open("/dev/null", O_RDONLY)
    defer { close(descriptor) }
    let error = #expect(throws: OutputError.self) {
      try ByteSink(descriptor: descriptor).write("x")
    }
    #expect(error?.description == "cannot write output: Bad file descriptor")
  }

  private func openPipe() throws -> (read: Int32, write: Int32) {
    var ends: [Int32] = [0, 0]
    try #require(unsafe pipe(&ends) == 0)
    return (ends[0], ends[1])
  }
}

private func readAll(_ descriptor: Int32) -> Int {
  var total = 0
  var buffer = [UInt8](repeating: 0, count: 4096)
  while true {
    let count = unsafe read(descriptor, &buffer, buffer.count)
    if count <= 0 { break }
    total += count
  }
  close(descriptor)
  return total
}
