import ChargingLog
import DataDirectory
import YAMLRecord

extension RecordEditing {
  private static var mark: String { "#! " }

  /// Opens a file in the person's editor, checks what comes back, and offers to go back on errors.
  func edit(path: String) async throws {
    guard let before = try writing.directory.bytes(of: path) else {
      throw CommandFailure(.nothingFound, "there is no \(path)")
    }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let copy = try EditorCopy(before, name: name, environment: writing.context.environment)
    let editor = Editor(environment: writing.context.environment)
    while true {
      do throws(CommandFailure) {
        try editor.open(copy.path)
      } catch {
        if let left = try? copy.read(), Self.withoutMarks(left) != before {
          copy.keep()
          writing.context.streams.note("your text is kept in \(copy.path)")
        }
        throw error
      }
      let after = Self.withoutMarks(try copy.read())
      guard after != before else {
        writing.context.streams.note("unchanged: \(path)")
        return
      }
      do throws(CommandFailure) {
        _ = try writing.validate([FileChange(path: path, before: before, after: after)])
      } catch {
        guard try wantsToGoBack(error) else {
          copy.keep()
          throw CommandFailure(
            .problems,
            "nothing was written",
            fix: "your text is kept in \(copy.path)"
          )
        }
        try copy.write(Self.marks(error.diagnostics) + after)
        continue
      }
      do {
        if try writing.write([FileChange(path: path, before: before, after: after)]) {
          writing.context.streams.note("changed \(path)")
        }
      } catch {
        copy.keep()
        writing.context.streams.note("your text is kept in \(copy.path)")
        throw error
      }
      return
    }
  }

  private func wantsToGoBack(_ failure: CommandFailure) throws -> Bool {
    writing.context.report(failure.diagnostics)
    guard writing.context.isInteractive else { return false }
    let prompter = Prompter(console: writing.context.console, style: writing.context.errorStyle)
    return try prompter.confirm("Go back to the editor?", default: true)
  }

  /// The errors as lines for the top of the editor's copy.
  private static func marks(_ diagnostics: [Diagnostic]) -> [UInt8] {
    let lines = diagnostics.flatMap { $0.text().split(separator: "\n") }
    return Array(lines.map { "\(mark)\($0)\n" }.joined().utf8)
  }

  private static func withoutMarks(_ bytes: [UInt8]) -> [UInt8] {
    var rest = bytes[...]
    while rest.starts(with: Array(mark.utf8)) {
      guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return [] }
      rest = rest[(end + 1)...]
    }
    return Array(rest)
  }
}
