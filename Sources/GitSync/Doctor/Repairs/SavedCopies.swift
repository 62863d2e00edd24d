import Glibc
import Synchronization

/// Copies of what a repair changes, in a folder of the git directory.
final class SavedCopies: Sendable {
  private let repository: GitFolder
  private let path: String
  private let isMade = Mutex(false)

  init(_ state: RepositoryState) {
    repository = state.folder
    path = "\(state.folder.git)/plugtrack/saved/\(Self.name(of: state.nowSeconds))"
  }

  /// The folder, once there is something in it.
  var folder: String? { isMade.withLock { $0 } ? path : nil }

  /// Copies a file; nothing is done when there is none.
  ///
  /// - Returns: Whether it is safe now.
  func copy(_ file: String) -> Bool {
    guard FileLook(file)?.kind == .file else { return true }
    guard let bytes = FileLook.bytes(file, limit: 1 << 30), let target = place(for: file) else {
      return false
    }
    return FileWriting.write(bytes, to: target)
  }

  /// Moves a file here.
  ///
  /// - Parameter look: What it has to be still; another one that has come in its place goes back.
  /// - Returns: Whether it is here now.
  func take(_ file: String, ifStill look: FileLook? = nil) -> Bool {
    guard let target = place(for: file), unsafe rename(file, target) == 0 else { return false }
    guard let look, FileLook(target) != look else { return true }
    if unsafe link(target, file) == 0 { _ = unsafe unlink(target) }
    return false
  }

  private func place(for file: String) -> String? {
    let name = [repository.git, repository.common, repository.root].lazy
      .first { file.hasPrefix($0 + "/") }
      .map { String(file.dropFirst($0.count + 1)) }
    let target = "\(path)/\(name ?? String(file.split(separator: "/").last ?? ""))"
    let parent = target.lastIndex(of: "/").map { String(target[..<$0]) } ?? path
    guard FileWriting.makeFolder(parent) else { return nil }
    isMade.withLock { $0 = true }
    return target
  }

  /// A time as the name of a folder, in UTC: `2026-11-25T080529Z`.
  private static func name(of seconds: Double) -> String {
    var time = time_t(seconds)
    var parts = unsafe tm()
    unsafe gmtime_r(&time, &parts)
    var buffer = [CChar](repeating: 0, count: 32)
    let count = unsafe strftime(&buffer, buffer.count, "%Y-%m-%dT%H%M%SZ", &parts)
    return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
