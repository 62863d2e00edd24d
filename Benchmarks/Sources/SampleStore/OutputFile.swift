import Glibc

/// Writes whole files, and the folders that they stand in.
public enum OutputFile {
  /// Writes a text; ends the process with a message when it cannot.
  public static func write(_ text: String, to path: String) {
    var file = unsafe fopen(path, "w")
    if unsafe file == nil, errno == ENOENT, let slash = path.lastIndex(of: "/") {
      makeFolder(String(path[..<slash]))
      unsafe file = fopen(path, "w")
    }
    guard let file = unsafe file else { fail(path) }
    let bytes = Array(text.utf8)
    let written = unsafe fwrite(bytes, 1, bytes.count, file)
    guard unsafe fclose(file) == 0, written == bytes.count else { fail(path) }
  }

  private static func makeFolder(_ path: String) {
    guard unsafe mkdir(path, 0o755) != 0, errno == ENOENT, let slash = path.lastIndex(of: "/")
    else { return }
    makeFolder(String(path[..<slash]))
    _ = unsafe mkdir(path, 0o755)
  }

  private static func fail(_ path: String) -> Never {
    unsafe perror(path)
    exit(1)
  }
}
