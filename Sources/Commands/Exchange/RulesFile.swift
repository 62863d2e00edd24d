import DataDirectory
import Glibc

/// The user's own rules files.
enum RulesFile {
  /// Whether an argument is the path of a file rather than the name of rules.
  static func isPath(_ text: String) -> Bool { text.contains("/") || text.hasSuffix(".yaml") }

  /// The name of the rules in a file.
  static func name(_ path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return name.hasSuffix(".yaml") ? String(name.dropLast(5)) : name
  }

  /// The rules files of a data directory, sorted.
  static func paths(in directory: DataDirectory) -> [String] {
    guard let folder = unsafe opendir(directory.root + "/rules") else { return [] }
    defer { unsafe closedir(folder) }
    var names: [String] = []
    while let entry = unsafe readdir(folder) {
      guard let offset = MemoryLayout<dirent>.offset(of: \.d_name),
        unsafe Int(entry.pointee.d_type) == DT_REG
      else {
        continue
      }
      let start = unsafe (UnsafeRawPointer(entry) + offset).assumingMemoryBound(to: CChar.self)
      guard let name = unsafe String(validatingCString: start) else { continue }
      if name.hasSuffix(".yaml"), !name.hasPrefix("."), !name.hasPrefix("#") { names.append(name) }
    }
    return names.sorted().map { "rules/\($0)" }
  }
}
