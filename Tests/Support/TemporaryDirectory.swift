import Foundation

/// A folder for one test, removed with this value.
public final class TemporaryDirectory: Sendable {
  /// The folder.
  public let path: String

  /// Makes an empty folder.
  public init() throws {
    let url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "plugtrack-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// A copy of the sample data.
  public static func sampleData() throws -> TemporaryDirectory {
    let folder = try TemporaryDirectory()
    try FileManager.default.removeItem(atPath: folder.path)
    try FileManager.default.copyItem(
      atPath: Package.root.appending(path: "sample-data").path,
      toPath: folder.path
    )
    return folder
  }

  /// Writes a file, with the folders above it.
  public func write(_ path: String, _ text: String) throws {
    let url = URL(filePath: self.path).appending(path: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try Data(text.utf8).write(to: url)
  }

  /// The text of a file.
  public func read(_ path: String) throws -> String {
    try String(contentsOf: URL(filePath: self.path).appending(path: path), encoding: .utf8)
  }

  /// The paths of all files below it, without the cache.
  public var files: [String] {
    let all = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    return all.filter { name in
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: "\(path)/\(name)", isDirectory: &isFolder)
      return !isFolder.boolValue && !name.hasPrefix(".cache")
    }.sorted()
  }
}
