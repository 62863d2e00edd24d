import Glibc
package import YAMLRecord

/// What stops a command from using the data directory; nothing has been changed.
package struct DataDirectoryError: Error, Sendable {
  package enum Code: String, Sendable {
    /// There is no data directory.
    case notFound = "no-data-directory"
    /// `settings.yaml` cannot be used.
    case settings
    /// A file or folder cannot be read.
    case unreadable
    /// A file or folder cannot be written.
    case unwritable
    /// The disk is full.
    case diskFull = "disk-full"
    /// A file is not as it was when the command read it.
    case changedUnderneath = "changed-underneath"
    /// Another program holds the lock.
    case locked
  }

  package var code: Code
  package var path: String
  /// What is wrong, in lower case.
  package var message: String
  /// What to do.
  package var fix: String?
  /// The problems in the settings.
  package var diagnostics: [Diagnostic] = []
}

extension DataDirectoryError {
  /// The error of a failed write.
  static func writing(_ path: String, errno code: Int32) -> DataDirectoryError {
    let isFull = code == ENOSPC || code == EDQUOT
    return DataDirectoryError(
      code: isFull ? .diskFull : .unwritable,
      path: path,
      message: "cannot be written: \(errorText(code))",
      fix: isFull ? "make room on the disk; nothing was changed" : nil
    )
  }
}

/// The system's words for an error number.
func errorText(_ code: Int32) -> String {
  guard let text = unsafe strerror(code) else { return "error \(code)" }
  return unsafe String(cString: text).lowercased()
}
