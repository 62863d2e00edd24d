/// One thing to tell a person about their data: what is wrong, where, and what to write instead.
///
/// The same value travels from the reader to the terminal, to JSON and to the browser; how it looks
/// is decided by whoever shows it.
public struct Diagnostic: Sendable, Hashable {
  /// How much a diagnostic matters.
  public enum Severity: String, Sendable, Hashable, Comparable {
    /// The value cannot be used; the record is left out until it is mended.
    case error
    /// The value is used, but it is probably not what was meant.
    case warning
    /// Nothing is wrong, but something could be better.
    case hint

    /// Whether the first matters less.
    public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

    private var rank: Int {
      switch self {
      case .hint: 0
      case .warning: 1
      case .error: 2
      }
    }
  }

  /// Where in a file, for people: lines and columns begin at 1, columns count characters.
  public struct Place: Sendable, Hashable {
    /// The line.
    public var line: Int
    /// The column of the first character.
    public var column: Int
    /// How many characters are meant, at least 1.
    public var length: Int

    /// Makes a place.
    public init(line: Int, column: Int, length: Int) {
      self.line = line
      self.column = column
      self.length = max(1, length)
    }
  }

  /// A second place that helps to understand the first, such as the other of two equal keys.
  public struct Note: Sendable, Hashable {
    /// The file, relative to the data directory.
    public var file: String
    /// The place in it.
    public var place: Place?
    /// What is to be seen there.
    public var message: String

    /// Makes a note.
    public init(file: String, place: Place?, message: String) {
      self.file = file
      self.place = place
      self.message = message
    }
  }

  /// A stable name of the kind of problem, such as `number` or `duplicate-key`.
  public var code: String
  /// How much it matters.
  public var severity: Severity
  /// The file, relative to the data directory.
  public var file: String
  /// The place, unless the whole file is meant.
  public var place: Place?
  /// The person's own line, as it stands in the file.
  public var excerpt: String?
  /// What is wrong, in lower case and without a full stop.
  public var message: String
  /// What to write instead.
  public var fix: String?
  /// Other places to look at.
  public var notes: [Note]

  /// Makes a diagnostic; one made from a `SourceText` has its excerpt filled in.
  public init(
    code: String,
    severity: Severity = .error,
    file: String,
    place: Place? = nil,
    excerpt: String? = nil,
    message: String,
    fix: String? = nil,
    notes: [Note] = []
  ) {
    self.code = code
    self.severity = severity
    self.file = file
    self.place = place
    self.excerpt = excerpt
    self.message = message
    self.fix = fix
    self.notes = notes
  }
}

extension Diagnostic: Comparable {
  /// Orders by file, then place, then the graver first.
  public static func < (left: Diagnostic, right: Diagnostic) -> Bool {
    if left.file != right.file { return left.file < right.file }
    let (a, b) = (left.place, right.place)
    if (a?.line ?? 0) != (b?.line ?? 0) { return (a?.line ?? 0) < (b?.line ?? 0) }
    if (a?.column ?? 0) != (b?.column ?? 0) { return (a?.column ?? 0) < (b?.column ?? 0) }
    if left.severity != right.severity { return left.severity > right.severity }
    return (left.code, left.message) < (right.code, right.message)
  }
}
