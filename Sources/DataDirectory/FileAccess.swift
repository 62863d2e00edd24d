import Glibc

/// The few calls to the system that reading takes.
enum FileAccess {
  enum ReadResult {
    case bytes([UInt8])
    /// The file is gone.
    case missing
    case failed(Int32)
  }

  /// Reads a regular file, never through a link, at most one byte more than `limit`.
  static func read(_ path: String, limit: Int = 1 << 20) -> ReadResult {
    unsafe path.withCString { unsafe read($0, in: AT_FDCWD, limit: limit) }
  }

  /// Reads a regular file by a path that begins at an open folder.
  static func read(
    _ path: UnsafePointer<CChar>,
    in folder: Int32,
    limit: Int = 1 << 20,
    attempts: Int = 3
  ) -> ReadResult {
    let flags = O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK
    let descriptor = unsafe openat(folder, path, flags)
    guard descriptor >= 0 else { return errno == ENOENT ? .missing : .failed(errno) }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { return .failed(errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { return .failed(EISDIR) }
    let capacity = min(Int(status.st_size), limit) + 1
    var failure: Int32 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      while count < capacity {
        guard let base = buffer.baseAddress else { break }
        let got = unsafe Glibc.read(descriptor, base + count, capacity - count)
        if got < 0, errno == EINTR { continue }
        if got < 0 { failure = errno }
        if got <= 0 { break }
        count += got
        // Less than there was room for: that was the end, no need to ask again.
        if count == status.st_size { break }
      }
    }
    guard failure == 0 else { return .failed(failure) }
    // More than the size that was asked for: the file is being written, so this may be half of it.
    if bytes.count == capacity, capacity <= limit, attempts > 1 {
      return unsafe read(path, in: folder, limit: limit, attempts: attempts - 1)
    }
    return .bytes(bytes)
  }

  /// Reads a file by one call into a buffer; `nil` when it is larger, or not as large as was said, so
  /// that it takes a closer look.
  static func readSmall(
    _ path: UnsafePointer<CChar>,
    in folder: Int32,
    ofSize size: Int64,
    _ buffer: inout [UInt8]
  ) -> ReadResult? {
    guard 0..<Int64(buffer.count) ~= size else { return nil }
    let flags = O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK
    let descriptor = unsafe openat(folder, path, flags)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    let count = unsafe buffer.withUnsafeMutableBytes {
      unsafe Glibc.read(descriptor, $0.baseAddress, $0.count)
    }
    return count == size ? .bytes(Array(buffer[..<count])) : nil
  }

  /// What stands at a path; `nil` when nothing does.
  static func status(_ path: String) -> stat? {
    var status = stat()
    return unsafe lstat(path, &status) == 0 ? status : nil
  }

  static func isLink(_ path: String) -> Bool {
    status(path).map { $0.st_mode & S_IFMT == S_IFLNK } ?? false
  }

  static func isDirectory(_ path: String) -> Bool {
    status(path).map { $0.st_mode & S_IFMT == S_IFDIR } ?? false
  }

  /// Whether a folder stands at a path or behind a link there.
  static func leadsToDirectory(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Which folder stands at a path or behind a link there, whatever its name; `nil` when none does.
  static func folder(at path: String) -> Folder? {
    var status = stat()
    guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return nil }
    return Folder(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
  }

  /// What tells one folder from another.
  struct Folder: Sendable, Hashable {
    var device: UInt64
    var number: UInt64
  }

  /// The names of the folders in a folder, links left out.
  static func folders(in path: String) -> [String] {
    guard let directory = unsafe opendir(path) else { return [] }
    defer { unsafe closedir(directory) }
    var names: [String] = []
    while let entry = unsafe readdir(directory) {
      let name = unsafe withUnsafePointer(to: entry.pointee.d_name) { name in
        unsafe name.withMemoryRebound(to: CChar.self, capacity: 256) {
          unsafe String(validatingCString: $0)
        }
      }
      guard let name, name != ".", name != "..", isDirectory(path + "/" + name) else { continue }
      names.append(name)
    }
    return names
  }

  /// What can be read at once from a descriptor that does not wait; nothing when there is nothing.
  static func readAvailable(_ descriptor: Int32, atMost limit: Int) -> [UInt8] {
    unsafe [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      count = unsafe max(0, Glibc.read(descriptor, buffer.baseAddress, limit))
    }
  }

  /// Nanoseconds since 1970.
  static func now() -> Int64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }
}
