import ChargingLog
import Glibc
import YAMLRecord

extension DataDirectory {
  /// Whether a folder is marked as a data directory by its settings.
  ///
  /// Settings with errors count too, as long as a line of theirs begins with the key.
  package static func isMarked(_ path: String) -> Bool {
    guard case .bytes(let bytes) = FileAccess.read(path + "/settings.yaml") else { return false }
    if let record = Record.read(bytes, file: "settings.yaml").record,
      record.entries[key: "plugtrack"] != nil
    {
      return true
    }
    let text = String(decoding: bytes, as: UTF8.self)
    return text.split(whereSeparator: \.isNewline).contains { line in
      line.drop { $0 == "\u{FEFF}" }.hasPrefix("plugtrack:")
    }
  }

  /// Refuses a folder that holds records and settings that do not mark it, as after a torn write: the
  /// next data directory is not the one that was meant.
  ///
  /// - Throws: ``DataDirectoryError`` of code `settings`, or `unreadable` where reading is not allowed.
  static func refuseLostMark(_ folder: String) throws(DataDirectoryError) {
    let path = folder + "/settings.yaml"
    guard FileAccess.status(path) != nil,
      ["sessions", "cars"].contains(where: { FileAccess.isDirectory("\(folder)/\($0)") })
    else { return }
    var error = DataDirectoryError(
      code: .settings,
      path: path,
      message: "this looks like a data directory, and its settings do not mark it as one",
      fix: "mend them with: plugtrack settings edit --data \(folder)"
    )
    switch FileAccess.read(path) {
    case .bytes(let bytes):
      error.diagnostics = RecordFile.read(bytes, path: "settings.yaml").diagnostics
    case .missing: return
    case .failed(let number) where number == EACCES || number == EPERM:
      error.code = .unreadable
      error.message = "cannot be read: \(errorText(number))"
      error.fix = "let yourself read it, or name another data directory with --data DIR"
    case .failed:
      error.message = "is no ordinary file"
      error.fix = "put a file there; links are not followed"
    }
    throw error
  }
}
