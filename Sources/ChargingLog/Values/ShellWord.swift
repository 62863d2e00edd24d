/// A word of a command that is shown to be copied into a shell.
///
/// Ids of sessions and conflicts are names of files, which another machine may have chosen: quoted,
/// none of them can be read as anything but one word.
package enum ShellWord {
  /// The word as it is where a shell sees nothing in it, else in quotes.
  package static func quoted(_ word: String) -> String {
    let isPlain =
      !word.isEmpty
      && word.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
          UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: ","), UInt8(ascii: "@"):
          true
        default: false
        }
      }
    return isPlain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }

  /// The word as an argument that no command takes for an option.
  package static func argument(_ word: String) -> String {
    (word.hasPrefix("-") ? "-- " : "") + quoted(word)
  }
}
