import CLibGit2
import Glibc

/// Takes damaged objects away, and makes those anew whose content is still in a file.
enum ObjectRepair {
  static func repair(
    _ problem: SyncProblem,
    _ state: RepositoryState,
    _ copies: SavedCopies
  ) -> String? {
    guard problem.code == .objectDamaged else { return nil }
    let path = state.path(problem.place)
    let prefix = state.folder.common + "/objects/"
    guard path.hasPrefix(prefix) else { return nil }
    let digits = path.dropFirst(prefix.count).filter { $0 != "/" }
    guard let id = ObjectID(hexadecimal: digits) else { return nil }
    let isThere = FileLook(path) != nil
    if isThere, !copies.take(path) { return nil }
    if let file = restore(id, state.folder.root) {
      return "made \(problem.place) anew from \(file)"
    }
    return isThere ? "took \(problem.place) away" : nil
  }

  /// Makes an object anew from the file that has its content.
  ///
  /// - Returns: The file.
  private static func restore(_ id: ObjectID, _ root: String) -> String? {
    guard let survey = ObjectSurvey(root), let path = survey.path(of: id),
      FileLook("\(root)/\(path)")?.kind == .file
    else { return nil }
    return survey.store(path, as: id) ? path : nil
  }
}
