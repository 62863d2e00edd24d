import DataDirectory

/// The line of `.gitattributes` that gives records to the merge driver.
enum GitAttributes {
  static let path = ".gitattributes"
  static let line = "*.yaml -text merge=plugtrack diff=plugtrack"

  /// The file with the line added behind what stands there; `nil` when it has it.
  ///
  /// - Throws: ``DataDirectoryError`` when the file cannot be read.
  static func change(in directory: DataDirectory) throws(DataDirectoryError) -> FileChange? {
    let before = try directory.bytes(of: path)
    let lines = (before ?? []).split { $0 == 0x0A || $0 == 0x0D }
    guard !lines.contains(where: { $0.elementsEqual(line.utf8) }) else { return nil }
    let lineBreak: [UInt8] = before?.contains(0x0D) == true ? [0x0D, 0x0A] : [0x0A]
    var after = before ?? []
    if let last = after.last, last != 0x0A { after += lineBreak }
    after += Array(line.utf8) + lineBreak
    return FileChange(path: path, before: before, after: after)
  }
}
