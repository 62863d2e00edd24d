package import ChargingLog

/// The session files of a directory by their names alone, found without looking at any of them.
///
/// The program names a session by its start, so a name that begins with a date says about when it was.
/// Any other name says nothing, and its file counts as near to everything.
package struct SessionListing: Sendable {
  private var folders: [FolderNames] = []

  private static let maximumDepth = 32

  /// Lists the folders of sessions, as many at once as there are cores.
  static func of(_ root: String) async -> SessionListing {
    var listing = SessionListing()
    var level = ["sessions"]
    var depth = 0
    while !level.isEmpty, depth < maximumDepth {
      let listed = await concurrently(level) { FolderNames($0, below: root) }
      level = listed.flatMap(\.folders)
      listing.folders += listed
      depth += 1
    }
    return listing
  }

  /// How many files there are.
  package var count: Int { folders.reduce(0) { $0 + $1.names.count } }

  /// The paths of the files whose names begin with a date of one of some stretches of time, and of
  /// those whose names begin with none.
  package func paths(about dates: [ClosedRange<CivilDate>]) -> [String] {
    let days = dates.map { Int32($0.lowerBound.daysSince1970)...Int32($0.upperBound.daysSince1970) }
    return paths { day in day.map { day in days.contains { $0.contains(day) } } ?? true }
  }

  /// The paths of the latest files by the dates in their names, with all of the day of the last of
  /// them, and of those whose names begin with none.
  ///
  /// - Parameter count: How many there are to be at least.
  /// - Returns: With the earliest of their dates; `nil` when these are all files.
  package func latest(_ count: Int) -> (paths: [String], since: CivilDate?) {
    guard let earliest = day(ofLatest: count) else { return (paths { _ in true }, nil) }
    return (
      paths { day in day.map { $0 >= earliest } ?? true },
      CivilDate(daysSince1970: Int(earliest))
    )
  }

  /// The names that begin like another one, in small letters and without their ending.
  ///
  /// - Parameter beginning: In small letters.
  package func ids(beginning: String) -> Set<String> {
    let wanted = Array(beginning.utf8)
    var ids: Set<String> = []
    for folder in folders {
      for name in folder.names where Self.mayBegin(folder.bytes(of: name), wanted) {
        guard let path = folder.path(of: name) else { continue }
        let id = RecordID.of(path: path).lowercased()
        if id.hasPrefix(beginning) { ids.insert(id) }
      }
    }
    return ids
  }

  private func paths(where isWanted: (Int32?) -> Bool) -> [String] {
    var paths: [String] = []
    for folder in folders {
      for name in folder.names where isWanted(name.day) {
        if let path = folder.path(of: name) { paths.append(path) }
      }
    }
    return paths.sorted { PathOrder.precedes($0, $1) }
  }

  /// The day that so many files are of, or later ones; `nil` when there are no more than that.
  private func day(ofLatest count: Int) -> Int32? {
    let days = folders.flatMap { $0.names.compactMap(\.day) }
    guard days.count > count, let first = days.min(), let last = days.max() else { return nil }
    // Years have four digits, so there are few days.
    var tally = [Int](repeating: 0, count: Int(last - first) + 1)
    for day in days { tally[Int(day - first)] += 1 }
    var found = 0
    for (number, files) in tally.enumerated().reversed() {
      found += files
      if found >= count { return number == 0 ? nil : first + Int32(number) }
    }
    return nil
  }

  /// Whether a name may begin like another; `false` only when it surely does not.
  private static func mayBegin(_ name: ArraySlice<UInt8>, _ wanted: [UInt8]) -> Bool {
    for (found, byte) in zip(name, wanted) {
      // What is no ASCII may have a small letter that is.
      if found >= 0x80 || byte >= 0x80 { return true }
      let isCapital = found >= UInt8(ascii: "A") && found <= UInt8(ascii: "Z")
      guard isCapital ? found | 0x20 == byte : found == byte else { return false }
    }
    return name.count >= wanted.count
  }
}
