/// A name in a folder that comes from the other side.
struct IncomingEntry {
  enum Kind {
    case folder, file, link, submodule, other

    /// By the mode that git stores.
    init(_ mode: some RawRepresentable<UInt32>) {
      switch mode.rawValue & 0o170000 {
      case 0o040000: self = .folder
      case 0o100000: self = .file
      case 0o120000: self = .link
      case 0o160000: self = .submodule
      default: self = .other
      }
    }
  }

  let name: String
  let id: ObjectID
  let kind: Kind
}

/// Which names may become files here.
enum IncomingName {
  /// Whether a name means a file in its folder, and nothing else, on every system.
  static func isUsable(_ name: String) -> Bool {
    let folded = name.lowercased().unicodeScalars.filter { !isIgnored($0) }
    var plain = String(String.UnicodeScalarView(folded))
    while plain.hasSuffix(".") || plain.hasSuffix(" ") { plain.removeLast() }
    return !plain.isEmpty && plain != ".git" && !plain.hasPrefix("git~")
      && !plain.hasPrefix(".git:") && name.utf8.count <= 255
      && !name.utf8.contains {
        $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\")
      }
  }

  /// Characters that some file systems leave out of a name.
  private static func isIgnored(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200C...0x200F, 0x202A...0x202E, 0x206A...0x206F, 0xFEFF: true
    default: false
    }
  }
}
