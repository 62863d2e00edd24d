import Dispatch
import Glibc

/// Tells that something below a folder changes, by inotify.
///
/// Editors rarely write into a file: they write another beside it and rename it over the first, or
/// move the old one away. So folders are watched, not files, and new folders as they appear.
package actor DirectoryWatcher {
  /// What may have changed.
  package enum Change: Sendable, Hashable {
    /// A file or folder, relative to the root.
    case path(String)
    /// More than can be told: everything has to be looked at.
    case everything
  }

  private let root: String
  private let descriptor: Int32
  private let source: any DispatchSourceRead
  private let signals: AsyncStream<Void>
  /// Watched folders by the number that the system gave them.
  private var folders: [Int32: String] = [:]

  /// Begins to watch; `nil` when the system gives no watch at all.
  package init?(root: String) {
    let descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    guard descriptor >= 0 else { return nil }
    let (signals, signal) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: .global())
    source.setEventHandler { signal.yield() }
    source.setCancelHandler {
      close(descriptor)
      signal.finish()
    }
    self.root = root
    self.descriptor = descriptor
    self.source = source
    self.signals = signals
    source.resume()
  }

  isolated deinit { source.cancel() }

  /// Watches the folder and all below it; `false` when some cannot be watched.
  @discardableResult
  package func watchAll() -> Bool { watch("", depth: 0) }

  /// Ends the stream of changes.
  package func stop() { source.cancel() }

  /// Waits for changes; the ones of a burst come together, in at most `longest` even when the burst
  /// does not end.
  ///
  /// - Returns: What changed; `nil` when the watcher was stopped or the task cancelled.
  package func next(
    quiet: Duration = .milliseconds(30),
    longest: Duration = .milliseconds(150)
  ) async -> Set<Change>? {
    var waiting = signals.makeAsyncIterator()
    while true {
      guard await waiting.next() != nil, !Task.isCancelled else { return nil }
      var changes = read()
      if changes.isEmpty { continue }
      let end = ContinuousClock.now + longest
      while ContinuousClock.now < end {
        guard (try? await Task.sleep(for: quiet)) != nil else { return nil }
        let more = read()
        if more.isEmpty { break }
        changes.formUnion(more)
      }
      return changes
    }
  }

  private static let events = UInt32(
    IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB
      | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR | IN_DONT_FOLLOW
  )

  private static let deepest = 33

  private func watch(_ folder: String, depth: Int) -> Bool {
    let path = folder.isEmpty ? root : root + "/" + folder
    let number = unsafe inotify_add_watch(descriptor, path, Self.events)
    guard number >= 0 else { return errno == ENOENT || errno == ENOTDIR }
    folders[number] = folder
    guard depth < Self.deepest else { return true }
    return FileAccess.folders(in: path).reduce(true) { isWhole, name in
      guard !name.hasPrefix(".") else { return isWhole }
      return watch(folder.isEmpty ? name : folder + "/" + name, depth: depth + 1) && isWhole
    }
  }

  /// Takes all events that wait.
  private func read() -> Set<Change> {
    var changes: Set<Change> = []
    while true {
      let bytes = FileAccess.readAvailable(descriptor, atMost: 65_536)
      if bytes.isEmpty { return changes }
      for event in InotifyEvent.parse(bytes) { take(event, &changes) }
    }
  }

  private func take(_ event: InotifyEvent, _ changes: inout Set<Change>) {
    guard !event.has(IN_Q_OVERFLOW) else {
      watchAll()
      changes.insert(.everything)
      return
    }
    guard let folder = folders[event.watch] else { return }
    if event.has(IN_IGNORED) { folders[event.watch] = nil }
    guard !event.name.isEmpty, !event.name.hasPrefix(".") else { return }
    let path = folder.isEmpty ? event.name : folder + "/" + event.name
    if event.has(IN_ISDIR) {
      if event.has(IN_CREATE) || event.has(IN_MOVED_TO) {
        _ = watch(path, depth: path.count { $0 == "/" } + 1)
      }
      // Files may have got into a new folder before it was watched, or left with an old one.
      changes.insert(event.has(IN_ATTRIB) ? .path(path) : .everything)
    } else {
      changes.insert(.path(path))
    }
  }
}
