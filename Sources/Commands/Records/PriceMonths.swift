import ChargingLog
import DataDirectory
import Importing

/// New prices of a tariff, put into the files of their months.
struct PriceMonths {
  let tariff: Tariff
  let directory: DataDirectory
  let replaces: Bool

  private(set) var unchanged = 0
  private var added = 0
  private var conflicts: [Instant] = []
  private var files: [String: FileChange] = [:]

  init(tariff: Tariff, directory: DataDirectory, replaces: Bool) {
    self.tariff = tariff
    self.directory = directory
    self.replaces = replaces
  }

  var changes: [FileChange] {
    files.values.filter { $0.before != $0.after }.sorted { $0.path < $1.path }
  }

  mutating func take(_ prices: [TariffPrices.Price]) throws {
    let months = Dictionary(grouping: prices) { PriceFile.path(of: tariff.id, at: $0.start) }
    for (path, prices) in months.sorted(by: { $0.key < $1.key }) {
      let before = try files[path]?.before ?? directory.bytes(of: path)
      do throws(ImportFailure) {
        let file = try PriceFile(
          path: path,
          existing: files[path]?.after ?? before,
          prices: prices,
          replaces: replaces
        )
        files[path] = FileChange(path: path, before: before, after: file.bytes)
        added += file.added
        unchanged += file.unchanged
        conflicts += file.conflicts
      } catch {
        throw CommandFailure(.problems, "nothing was written", diagnostics: error.diagnostics)
      }
    }
  }

  /// Prices on file are not overwritten unless that is asked for.
  func refuseConflicts() throws(CommandFailure) {
    guard let first = conflicts.min(), !replaces else { return }
    let count = conflicts.count
    throw CommandFailure(
      .problems,
      "\(count) \(count == 1 ? "price differs" : "prices differ") from what is on file, the first for \(Timestamp(first, in: .utc).text)",
      fix: "add --replace to take the new ones"
    )
  }

  /// What was added, as in `17 new prices for agile in 2 files`.
  var summary: String {
    let count = changes.count
    return "\(added) new prices"
      + (replaces && !conflicts.isEmpty ? " and \(conflicts.count) others" : "")
      + " for \(tariff.id) in \(count) \(count == 1 ? "file" : "files")"
      + (unchanged > 0 ? "; \(unchanged) are there already" : "")
  }
}
