/// The sections that every page ends with.
enum ManualSections {
  /// Options that most commands have, described once.
  static let shared = [
    "--help", "-h", "--data", "-C", "--color", "--format", "--dry-run", "--version",
  ]

  static var lines: [String] {
    section("COMMON OPTIONS", options) + section("EXIT STATUS", statuses)
      + section("ENVIRONMENT", environment) + section("FILES", files)
  }

  private static func section(_ title: String, _ rows: [(String, String)]) -> [String] {
    [".SH \(Roff.quoted(title))"]
      + rows.flatMap { [".TP", Roff.bold($0.0)] + Roff.paragraphs($0.1) }
  }

  private static let options = [
    (
      "-C, --data DIR",
      "The data directory. Without it: $PLUGTRACK_DATA, else the nearest folder at or above the "
        + "working one whose settings.yaml has the key plugtrack, else $XDG_DATA_HOME/plugtrack."
    ),
    ("--format table|json|csv|yaml", "How a reading command prints."),
    ("--dry-run", "A writing command prints the exact diff and writes nothing."),
    ("--color auto|always|never", "Whether to colour; auto colours on a terminal alone."),
    ("-h, --help", "Show help of a command."),
  ]

  /// The exit codes, as scripts can rely on them.
  static let statuses = [
    ("0", "Done."),
    ("1", "There are problems in the data, or some rows were refused."),
    ("2", "Nothing was found."),
    ("64", "Wrong usage."),
    ("66", "There is no data directory."),
    ("73", "Something cannot be written."),
    ("75", "Another program has the lock: try again."),
    ("77", "No permission."),
    ("78", "The settings are wrong."),
  ]

  private static let environment = [
    ("PLUGTRACK_DATA", "The data directory, unless --data names one."),
    ("XDG_DATA_HOME, XDG_CACHE_HOME", "Where the user's own data directory and the cache are."),
    ("VISUAL, EDITOR", "The editor of edit."),
    ("NO_COLOR", "Turns colour off."),
    ("COLUMNS", "The width to fit tables into."),
    ("TZ", "The time zone that init suggests."),
  ]

  private static let files = [
    ("settings.yaml", "Marks a data directory."),
    ("cars/, locations/, tariffs/", "A file for each car, location and tariff."),
    ("sessions/YYYY/MM/", "A file for each session."),
    (".schema/", "JSON Schemas for editors."),
  ]
}
