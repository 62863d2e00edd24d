import Glibc

/// What the configuration of a repository says of this program.
struct GitSettings {
  /// How git starts this program.
  let program: String
  let git: GitProgram

  private static let sections = ["merge.plugtrack", "diff.plugtrack"]

  private var values: [(key: String, value: String)] {
    [
      ("merge.plugtrack.name", "PlugTrack records, key by key"),
      ("merge.plugtrack.driver", "\(program) merge-driver %O %A %B %P"),
      // Of several merge bases git makes one first; that is no place for conflict records.
      ("merge.plugtrack.recursive", "binary"),
      ("diff.plugtrack.textconv", "\(program) textconv"),
    ]
  }

  /// The arguments of git that set what is not yet set.
  func installation() throws(CommandFailure) -> [[String]] {
    var commands: [[String]] = []
    for (key, value) in values {
      let present = try git.run(["config", "--local", "--get", key])
      if present.status != 0 || present.output != value + "\n" {
        commands.append(["config", "--local", key, value])
      }
    }
    return commands
  }

  /// The arguments of git that take away what is set.
  func removal() throws(CommandFailure) -> [[String]] {
    var commands: [[String]] = []
    for section in Self.sections {
      let pattern = "^" + section.replacing(".", with: "\\.") + "\\."
      if try git.run(["config", "--local", "--get-regexp", pattern]).status == 0 {
        commands.append(["config", "--local", "--remove-section", section])
      }
    }
    return commands
  }

  /// - Throws: ``CommandFailure`` when git refuses, which says why itself.
  func apply(_ command: [String]) throws(CommandFailure) {
    guard try git.run(command).status == 0 else {
      throw CommandFailure(
        .cannotWrite,
        "git could not change its configuration",
        fix: "see what it says above; what was done so far stays"
      )
    }
  }

  /// `plugtrack` where the `PATH` leads to this very program, else the program's full path.
  static func programName(environment: [String: String]) -> String {
    guard let own = resolved("/proc/self/exe") else { return "plugtrack" }
    let names: [String] = (environment["PATH"] ?? "").split(separator: ":").map {
      "\($0)/plugtrack"
    }
    let found = names.first { name in unsafe access(name, X_OK) == 0 }
    return found.flatMap(resolved) == own ? "plugtrack" : quoted(own)
  }

  private static func resolved(_ path: String) -> String? {
    guard let resolved = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  /// A word as a shell reads it.
  static func quoted(_ word: String) -> String {
    let isPlain =
      !word.isEmpty
      && word.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
          || (0x61...0x7A).contains(byte) || "-_./=:^\\".utf8.contains(byte) && byte != 0x5C
      }
    return isPlain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
