import ChargingLog
import DataDirectory
import GitSync

/// A point in the history as a person names it: a commit, a month, a day, a time.
struct Moment {
  let text: String
  let zone: Zone

  /// The commit that was the last one then; of a month or a day, at its end.
  ///
  /// - Throws: ``CommandFailure`` when the text is neither commit nor time, or lies before the first.
  func commit(in repository: Repository) async throws -> Commit {
    if let instant {
      if let commit = try await repository.commit(notAfter: instant.secondsSince1970) {
        return commit
      }
      throw CommandFailure(.nothingFound, "the history begins after \(text)")
    }
    if let commit = try await repository.commit(named: text) { return commit }
    if text.contains("-"), text.prefix(4).allSatisfy(\.isNumber),
      case .failure(let problem) = Timestamp.parse(text)
    {
      throw CommandFailure(
        .usage,
        "\(problem.message), nor is it a commit",
        fix: problem.fix.map { "write \($0)" }
      )
    }
    throw CommandFailure(
      .usage,
      "\(text) is neither a commit nor a time",
      fix:
        "write a commit of plugtrack history, a day such as 2026-11-01, 2026-11, or 2026-11-01T12:00"
    )
  }

  private var instant: Instant? {
    if let month = CivilDate.parse(text + "-01") {
      return zone.startOfDay(month.adding(months: 1)).advanced(bySeconds: -1)
    }
    guard case .success(let stamp) = Timestamp.parse(text) else { return nil }
    if stamp.precision == .day {
      return zone.startOfDay(stamp.civil.date.adding(days: 1)).advanced(bySeconds: -1)
    }
    return stamp.resolve(in: zone).instant
  }
}

extension CommandContext {
  /// The directory that the options name; as it was, where `--at` says when.
  func dataDirectory(_ options: DataOptions, at when: String?) async throws -> DataDirectory {
    let directory = try dataDirectory(options)
    guard let when else { return directory }
    let repository = try await repository(of: directory)
    let zone = settings(of: directory).timeZone ?? .utc
    let commit = try await Moment(text: when, zone: zone).commit(in: repository)
    return directory.frozen(try await repository.files(in: commit.tree, HandEdits.isData))
  }
}
