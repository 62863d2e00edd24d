import ChargingLog
import YAMLRecord

/// Some of the session files, read by one task.
struct SessionBlock: Sendable {
  private(set) var sessions: [Session] = []
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var leftOut = 0
  /// The files of `sessions` without any diagnostic, by position; only silent files are kept in the
  /// snapshot, so that what is wrong with the others is told again.
  private var silent: [(position: Int, file: DirectoryWalk.File, isNew: Bool)] = []

  init(_ files: ArraySlice<DirectoryWalk.File>, in directory: DataDirectory, snapshot: Snapshot?) {
    sessions.reserveCapacity(files.count)
    silent.reserveCapacity(files.count)
    var cursor = files.first.flatMap { first in snapshot?.cursor(from: first.path) }
    var reader = FolderReader(root: directory.root)
    for file in files {
      if let session = cursor?.session(of: file) {
        silent.append((sessions.count, file, false))
        sessions.append(session)
      } else if let record = directory.recordFile(file.path, reader.read(file.path)) {
        add(record, file)
      }
    }
  }

  private mutating func add(_ record: RecordFile, _ file: DirectoryWalk.File) {
    diagnostics += record.diagnostics
    guard case .session(let session) = record.content else {
      leftOut += 1
      return
    }
    if record.diagnostics.isEmpty { silent.append((sessions.count, file, true)) }
    sessions.append(session)
  }

  /// How many files the snapshot did not have that may go into it.
  func countOfNew(trustedUntil horizon: Int64) -> Int {
    silent.count { $0.isNew && $0.file.identity.latest < horizon }
  }

  /// The entries of the files that were left alone since some time before the walk.
  func encoded(trustedUntil horizon: Int64) -> [UInt8] {
    var writer = ByteWriter()
    writer.reserve(silent.count * 200)
    for (position, file, _) in silent where file.identity.latest < horizon {
      writer.write(file, sessions[position])
    }
    return writer.bytes
  }
}
