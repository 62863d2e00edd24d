/// Where the parts of a repository are.
package struct GitFolder: Sendable, Hashable {
  /// The folder of the files.
  package let root: String
  /// The folder of HEAD and the index; `.git`, unless this is a further work tree.
  package let git: String
  /// The folder of objects, references and configuration.
  package let common: String

  /// Finds the repository of a folder; `nil` when it has none of its own.
  package init?(root: String) {
    let entry = root + "/.git"
    guard let look = FileLook(entry) else { return nil }
    var git = entry
    if look.kind == .file {
      // A file that says where the folder is: a further work tree, or a submodule.
      guard let text = FileLook.text(entry), text.hasPrefix("gitdir: ") else { return nil }
      let target = text.dropFirst("gitdir: ".count).prefix { $0 != "\n" }
      git = target.hasPrefix("/") ? String(target) : "\(root)/\(target)"
    }
    let shared = FileLook.text(git + "/commondir")?.prefix { $0 != "\n" } ?? ""
    self.root = root
    self.git = git
    common =
      shared.isEmpty ? git : shared.hasPrefix("/") ? String(shared) : "\(git)/\(shared)"
  }

  /// A path as it is shown: relative to the root where it lies below it.
  func shown(_ path: String) -> String {
    path.hasPrefix(root + "/") ? String(path.dropFirst(root.count + 1)) : path
  }
}
