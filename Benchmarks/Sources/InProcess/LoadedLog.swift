import ChargingLog
import DataDirectory
import Insights

/// A data directory in memory, for measuring what happens behind the load.
public struct LoadedLog: Sendable {
  private let directory: DataDirectory
  private let index: ChargingIndex
  private let positions: [Int]

  /// Loads a data directory, with its snapshot if there is one.
  public init(_ path: String, cache: String) async throws {
    directory = DataDirectory(path: path, cache: cache)
    index = try await directory.load()
    positions = Array(index.sessions.indices)
  }

  /// Puts all sessions into groups and adds each one up; the number of groups.
  public func group(by text: String) -> Int {
    switch Grouping.parse(text) {
    case .success(let grouping): grouping.groups(of: positions, in: index).count
    case .failure: 0
    }
  }

  /// Reads one session's file anew, as if somebody had just changed it; the number of sessions.
  ///
  /// - Parameter place: 0 for the first session, 1 for the last.
  public func refresh(at place: Double) async throws -> Int {
    let position = Int(Double(index.sessions.count - 1) * place)
    return try await directory.refresh(index, [index.sessions[position].path]).sessions.count
  }
}
