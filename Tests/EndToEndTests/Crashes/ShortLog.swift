import TestSupport

/// A data directory of a few files, quick to copy: the program does its work there many times.
enum ShortLog {
  /// A session that commands of tests change.
  static let session = "sessions/2026/10/2026-10-30T0012-ioniq5.yaml"

  static func make() throws -> TemporaryDirectory {
    let folder = try TemporaryDirectory()
    try folder.write(SampleLog.files)
    try folder.write(session, text(day: 30) + "# frost on the windscreen\n")
    for day in 10...12 {
      try folder.write("sessions/2026/10/2026-10-\(day)T0012-ioniq5.yaml", text(day: day))
    }
    return folder
  }

  private static func text(day: Int) -> String {
    """
    car: ioniq5
    start: 2026-10-\(day)T00:12
    end: 2026-10-\(day)T05:02
    location: home
    energy_kwh: 31.7
    soc_end: 80

    """
  }
}
