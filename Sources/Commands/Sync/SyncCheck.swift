import ChargingLog
import DataDirectory
import GitSync
import YAMLRecord

/// Looks at what a merge made: two sides that are sound each for itself may not be so together, as
/// when a car is renamed on one and used on the other.
struct SyncCheck {
  let session: SyncSession

  init(_ session: SyncSession) { self.session = session }

  /// Tells what is wrong now and was on neither side.
  ///
  /// A side is looked at only as long as there is something left that it may explain, and only what
  /// it has otherwise is read.
  func report(_ outcome: SyncOutcome) async throws {
    let directory = session.directory
    guard let merged = try await session.repository.headTree() else { return }
    var others: [[String: [UInt8]?]] = []
    for tree in outcome.sides {
      others.append(
        try await session.repository.differingFiles(from: merged, to: tree)
          .filter { HandEdits.isData($0.key) && RecordKind(path: $0.key) != .conflict }
      )
    }
    let index = try await index(about: others)
    var new = problems(index, directory)
    for (tree, others) in zip(outcome.sides, others) where !new.isEmpty {
      let known = Set(try await problems(on: tree, others, besides: index).map(Self.identity))
      new.removeAll { known.contains(Self.identity($0)) }
    }
    guard !new.isEmpty else { return }
    session.context.report(new)
    session.context.streams.note(
      "the two sides were sound each for itself; together they are not: mend the above and sync again"
    )
  }

  /// What both sides are now: the sessions about those that one of them had otherwise, or all where
  /// anything else differs, since that can change what every session means.
  ///
  /// What is wrong only now has to do with something of either side.
  ///
  /// - Parameter others: What the sides have otherwise.
  private func index(about others: [[String: [UInt8]?]]) async throws -> ChargingIndex {
    let directory = session.directory
    let options = LoadOptions(acceptsBrokenSettings: true)
    let paths = Set(others.flatMap(\.keys))
    guard paths.allSatisfy({ RecordKind(path: $0) == .session }) else {
      return try await directory.load(options)
    }
    let outline = try await directory.outline(options)
    let days = Set(
      others.flatMap { $0 }.flatMap { path, bytes in
        [bytes, (try? directory.bytes(of: path)) ?? nil].compactMap { Self.day(path, $0) }
      }
    ).sorted()
    var about: [ClosedRange<CivilDate>] = []
    for day in days {
      let near = RecordWriting.neighbourhood(of: day...day)
      if let last = about.last, last.upperBound >= near.lowerBound {
        about[about.count - 1] = last.lowerBound...near.upperBound
      } else {
        about.append(near)
      }
    }
    let near = Set(outline.sessions.paths(about: about)).union(paths)
    // Of most of them the snapshot has more than a file says.
    guard near.count <= max(2000, outline.sessions.count / 4) else {
      return try await directory.load(options)
    }
    return await outline.index(of: near.sorted())
  }

  private static func day(_ path: String, _ bytes: [UInt8]?) -> CivilDate? {
    guard let bytes, case .session(let session) = RecordFile.read(bytes, path: path).content else {
      return nil
    }
    return session.start.civil.date
  }

  /// What is wrong on one side.
  ///
  /// - Parameters:
  ///   - others: What it has otherwise.
  ///   - index: What both sides are now.
  private func problems(
    on tree: ObjectID,
    _ others: [String: [UInt8]?],
    besides index: ChargingIndex
  ) async throws -> [Diagnostic] {
    if others.keys.allSatisfy({ RecordKind(path: $0) == .session }) {
      let side = session.directory.frozen(
        others.compactMap { path, bytes in
          bytes.map { (path, $0) }
        }
      )
      return problems(try await side.refresh(index, Set(others.keys)), side)
    }
    // Anything else can change what every session means.
    let files = try await session.repository.files(in: tree, HandEdits.isData)
    let side = session.directory.frozen(files)
    return problems(try await side.load(LoadOptions(acceptsBrokenSettings: true)), side)
  }

  private func problems(_ index: ChargingIndex, _ directory: DataDirectory) -> [Diagnostic] {
    directory.diagnostics(of: index, now: session.context.now).filter {
      $0.severity >= .warning && $0.code != "conflict" && RecordKind(path: $0.file) != .conflict
    }
  }

  private static func identity(_ diagnostic: Diagnostic) -> String {
    "\(diagnostic.code) \(diagnostic.file) \(diagnostic.message)"
  }
}
