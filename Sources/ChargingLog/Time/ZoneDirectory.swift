import Glibc

/// The folder of compiled time zones, by its files and names; the only place that calls C for it.
struct ZoneDirectory {
  let path: String

  /// The bytes of a file, or `nil` if there is no such regular file or it is over 1 MiB.
  func read(_ name: String) -> [UInt8]? {
    let descriptor = unsafe open("\(path)/\(name)", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_size <= 1 << 20
    else { return nil }

    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var filled = 0
    while filled < bytes.count {
      let count = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe Glibc.read(
          descriptor,
          buffer.baseAddress?.advanced(by: filled),
          buffer.count - filled
        )
      }
      guard count > 0 else { return nil }
      filled += count
    }
    return bytes
  }

  func has(_ name: String) -> Bool {
    unsafe access("\(path)/\(name)", R_OK) == 0
  }

  /// Names of the zones, in order: from `tzdata.zi` if it is there, else from the tree.
  func identifiers() -> [String] {
    let listed = read("tzdata.zi").map(Self.identifiers(listedIn:)) ?? []
    let names = listed.isEmpty ? walk("", depth: 0) : listed.filter(has)
    return Set(names).sorted()
  }

  /// The names that lines `Z name …` and `L target name` of `tzdata.zi` define.
  private static func identifiers(listedIn bytes: [UInt8]) -> [String] {
    bytes.split(separator: 0x0A).compactMap { line in
      let words = line.prefix(120).split(separator: 0x20, maxSplits: 3)
      switch line.first {
      case UInt8(ascii: "Z") where words.count > 1: return String(decoding: words[1], as: UTF8.self)
      case UInt8(ascii: "L") where words.count > 2: return String(decoding: words[2], as: UTF8.self)
      default: return nil
      }
    }
  }

  private func walk(_ folder: String, depth: Int) -> [String] {
    guard depth < 4, let stream = unsafe opendir("\(path)/\(folder)") else { return [] }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let type = unsafe Int(entry.pointee.d_type)
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
          unsafe String(cString: $0)
        }
      }
      let whole = folder.isEmpty ? name : "\(folder)/\(name)"
      guard ZoneCatalog.isWellFormed(whole) else { continue }
      if type == DT_DIR {
        names += walk(whole, depth: depth + 1)
      } else {
        names.append(whole)
      }
    }
    return names
  }
}
