/// A program that is run to its end.
struct ProgramRun {
  struct Result {
    /// The exit code.
    var code: Int32
    var output: String
    /// What it complained of, line by line.
    var errors: [String]
  }

  /// What stands before the arguments of every run.
  var prefix: [String]
  var environment: [String: String]
  /// Where running programs are kept, if they must not outlive this one.
  var guests: GuestProcesses?

  /// Runs the program.
  ///
  /// - Throws: ``ChildProcess/StartFailure`` when it cannot be started.
  func run(
    _ arguments: [String],
    input: String = ""
  ) throws(ChildProcess.StartFailure) -> Result {
    let process = try ChildProcess.start(prefix + arguments, environment: environment)
    guests?.add(process.processID)
    defer { guests?.remove(process.processID) }
    let conversation = Conversation(process) { _ in }
    let bytes = Array(input.utf8)
    _ = unsafe bytes.withUnsafeBytes { unsafe conversation.write($0) }
    process.input.close()
    var output: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = unsafe block.withUnsafeMutableBytes { unsafe conversation.read(into: $0) }
      guard count > 0 else { break }
      output += block[..<count]
    }
    return Result(
      code: conversation.finish() ?? 128,
      output: String(decoding: output, as: UTF8.self),
      errors: conversation.complaints
    )
  }
}
