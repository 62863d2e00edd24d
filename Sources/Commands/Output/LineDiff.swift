import TerminalText

/// The change of one file as a unified diff, which `patch -p1` and `git apply` take.
///
/// Works on bytes: line ends and text that is not UTF-8 stay as they are.
struct LineDiff: Equatable, Sendable {
  /// The file, relative to the data directory.
  let path: String

  let oldBytes: [UInt8]?
  let newBytes: [UInt8]?
  let hunks: [Hunk]

  /// Compares two states of a file; `nil` means there is no such file.
  init(path: String, old: [UInt8]?, new: [UInt8]?) {
    self.path = path
    oldBytes = old
    newBytes = new
    hunks = Hunk.all(from: old ?? [], to: new ?? [])
  }

  init(path: String, old: String?, new: String?) {
    self.init(path: path, old: old.map { Array($0.utf8) }, new: new.map { Array($0.utf8) })
  }

  /// Whether there is no change at all.
  var isEmpty: Bool { oldBytes == newBytes }

  /// The diff, byte for byte; empty if nothing changed.
  var bytes: [UInt8] {
    guard !isEmpty else { return [] }
    var bytes = (gitLines + nameLines).flatMap { Array(($0 + "\n").utf8) }
    for hunk in hunks {
      bytes += Array((hunk.header + "\n").utf8)
      for line in hunk.lines {
        bytes.append(line.kind.mark)
        bytes += line.bytes
        if !line.isComplete { bytes += Array("\n\(Self.missingLineEnd)\n".utf8) }
      }
    }
    return bytes
  }

  /// The diff to look at: coloured, without git's header where the names suffice, and with
  /// control characters spelt out.
  func painted(_ style: Style) -> String {
    guard !isEmpty else { return "" }
    let header = hunks.isEmpty ? gitLines : nameLines
    var lines = header.map { style.paint($0, as: .heading) }
    for hunk in hunks {
      lines.append(style.paint(hunk.header, as: .hint))
      for line in hunk.lines {
        let content = line.isComplete ? line.bytes.dropLast() : line.bytes
        let text = String(decoding: [line.kind.mark] + content, as: UTF8.self)
        lines.append(
          line.kind.role.map { style.paint(text, as: $0) } ?? text.escapingControlsButLayout
        )
        if !line.isComplete { lines.append(style.paint(Self.missingLineEnd, as: .dim)) }
      }
    }
    return lines.reduce(into: "") { $0 += $1 + "\n" }
  }

  private static let missingLineEnd = "\\ No newline at end of file"

  private var nameLines: [String] {
    guard !hunks.isEmpty else { return [] }
    return [
      "--- " + (oldBytes == nil ? "/dev/null" : quotedName("a") ?? taggedName("a")),
      "+++ " + (newBytes == nil ? "/dev/null" : quotedName("b") ?? taggedName("b")),
    ]
  }

  /// Git's own header: without it an empty file cannot be told from a missing one.
  ///
  /// Every file has it, as a file without lines would otherwise swallow the header after its own.
  private var gitLines: [String] {
    let hasSpace = path.utf8.contains(0x20)
    let names = ["a", "b"].map { quotedName($0, always: hasSpace) ?? "\($0)/\(path)" }
    let first = "diff --git " + names.joined(separator: " ")
    if oldBytes == nil { return [first, "new file mode 100644"] }
    if newBytes == nil { return [first, "deleted file mode 100644"] }
    return [first]
  }

  /// The path, with a tab after it if it holds a space, to show where it ends.
  private func taggedName(_ side: String) -> String {
    "\(side)/\(path)" + (path.utf8.contains(0x20) ? "\t" : "")
  }

  /// The path in quotes if it holds a quote, backslash or control character, as git writes it.
  private func quotedName(_ side: String, always: Bool = false) -> String? {
    let plain = "\(side)/\(path)"
    let needsQuotes = plain.utf8.contains { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C || $0 == 0x7F }
    guard needsQuotes || always else { return nil }
    var quoted: [UInt8] = [0x22]
    for byte in plain.utf8 {
      switch byte {
      case 0x22, 0x5C: quoted += [0x5C, byte]
      case 0..<0x20, 0x7F:
        quoted += [0x5C, 0x30 + byte >> 6, 0x30 + byte >> 3 & 7, 0x30 + byte & 7]
      default: quoted.append(byte)
      }
    }
    return String(decoding: quoted + [0x22], as: UTF8.self)
  }
}
