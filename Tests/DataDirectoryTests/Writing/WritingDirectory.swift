import DataDirectory
import Foundation
import Glibc
import TestSupport

/// A folder to write to, with what comes of it in words.
struct WritingDirectory {
  let folder: TemporaryDirectory
  let directory: DataDirectory

  init(_ folder: TemporaryDirectory, below name: String = "log") throws {
    self.folder = folder
    try folder.makeFolder(name)
    directory = DataDirectory(path: folder.path(name), cache: nil)
  }

  /// Writes changes: `done`, or the error's code, path and message.
  func write(
    _ changes: [FileChange],
    patience: Duration = .seconds(10),
    beforeMove: (String) -> Void = { _ in }
  ) -> String {
    do throws(DataDirectoryError) {
      try directory.write(changes, patience: patience, beforeMove: beforeMove)
      return "done"
    } catch {
      return "\(error.code.rawValue) \(error.path): \(error.message)"
    }
  }

  /// Every file below the data directory with its text, dot files too.
  var content: [String: String] {
    let name = (directory.root as NSString).lastPathComponent
    var result: [String: String] = [:]
    for case let path as String in FileManager.default.enumerator(atPath: directory.root) ?? .init()
    {
      if let text = folder.text("\(name)/\(path)") { result["\(name)/\(path)"] = text }
    }
    return result
  }
}

extension FileChange {
  /// A change of texts.
  init(_ path: String, from before: String?, to after: String?) {
    self.init(
      path: path,
      before: before.map { Array($0.utf8) },
      after: after.map { Array($0.utf8) }
    )
  }
}
