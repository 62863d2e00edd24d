import Foundation

/// A bare repository and a clone of it, each with one commit of a small data directory.
public final class GitSite: Sendable {
  /// The folder of everything.
  public let folder: TemporaryDirectory
  /// The bare repository.
  public var hub: String { folder.path("hub.git") }
  /// The clone, on the branch `main`.
  public var clone: String { folder.path("clone") }

  /// - Parameter address: What the clone calls `origin`; the hub's path by default.
  public init(address: String? = nil) throws {
    folder = try TemporaryDirectory()
    let model = try Self.model.get()
    for name in ["hub.git", "clone"] {
      try FileManager.default.copyItem(atPath: model.path(name), toPath: folder.path(name))
    }
    let configuration = try folder.read("clone/.git/config")
    try folder.write(
      "clone/.git/config",
      configuration.replacing(model.path("hub.git"), with: address ?? hub)
    )
  }

  /// One that the others are copies of.
  private static let model = Result {
    let folder = try TemporaryDirectory()
    try folder.write(
      Dictionary(uniqueKeysWithValues: SampleLog.files.map { ("clone/" + $0.key, $0.value) })
    )
    try Git(folder.path).run("init", "-q", "--bare", "-b", "main", "hub.git")
    let local = Git(folder.path("clone"))
    try local.run("init", "-q", "-b", "main")
    try local.run("add", ".")
    try local.run("commit", "-q", "-m", "begin")
    try local.run("remote", "add", "origin", folder.path("hub.git"))
    try local.run("push", "-q", "origin", "main")
    try local.run("fetch", "-q")
    return folder
  }

  /// Adds a commit to the hub, as another machine would.
  ///
  /// - Returns: Its id.
  @discardableResult
  public func commitElsewhere(
    _ path: String = "sessions/2026/2026-11-23T0730-ioniq5.yaml",
    _ text: String = SampleLog.session
  ) throws -> String {
    let other = folder.path("other")
    if !FileManager.default.fileExists(atPath: other) {
      try Git(folder.path).run("clone", "-q", hub, "other")
    }
    let git = Git(other)
    try git.run("pull", "-q")
    try folder.write("other/" + path, text)
    try git.run("add", ".")
    try git.run("commit", "-q", "-m", "log elsewhere")
    try git.run("push", "-q", "origin", "HEAD:main")
    return try git.run("rev-parse", "HEAD").trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Adds a commit to the clone.
  ///
  /// - Returns: Its id.
  @discardableResult
  public func commitHere(_ path: String = "cars/mg4.yaml") throws -> String {
    try folder.write("clone/" + path, "make: MG\n")
    let git = Git(clone)
    try git.run("add", ".")
    try git.run("commit", "-q", "-m", "add car")
    return try git.run("rev-parse", "HEAD").trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
