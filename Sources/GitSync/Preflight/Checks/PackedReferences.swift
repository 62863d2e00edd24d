/// The references of `packed-refs`.
struct PackedReferences {
  /// The names, in order.
  private(set) var names: [String] = []
  /// The number of the first line that is none of git's.
  private(set) var damagedLine: Int?

  init(_ folder: GitFolder) {
    guard let text = FileLook.bytes(folder.common + "/packed-refs") else { return }
    let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, bytes) in lines.enumerated() where !bytes.isEmpty {
      let line = String(decoding: bytes, as: UTF8.self)
      if line.hasPrefix("#") || line.hasPrefix("^") { continue }
      let name = String(line.dropFirst(41))
      if ObjectID(hexadecimal: line.prefix(40)) != nil, ReferenceName.isUsable(name) {
        names.append(name)
      } else {
        damagedLine = damagedLine ?? index + 1
      }
    }
  }
}
