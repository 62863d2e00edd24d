import ChargingLog
import DataDirectory

extension LineDiff {
  /// What a command changes in a file, to look at: its secrets are hidden, and new ones marked.
  init(_ change: FileChange) {
    self.init(
      path: change.path,
      old: change.before.map { SecretMask.hide($0, path: change.path) },
      new: change.after.map { SecretMask.hide($0, path: change.path, old: change.before) }
    )
  }
}
