package import ChargingLog

/// A data directory that is followed as it changes: by hand, by an editor, by a sync.
package actor LiveDirectory {
  /// What the directory held at some time.
  package struct State: Sendable {
    package let index: ChargingIndex
    /// Counts up with every change.
    package let generation: UInt64
    /// Files that are broken now, which the values that they had before stand in for.
    package let stale: Set<String>
    /// Whether the directory is gone; then this is what it held last.
    package let isGone: Bool
  }

  package nonisolated let directory: DataDirectory
  package private(set) var state: State
  private var listeners: [UInt64: AsyncStream<State>.Continuation] = [:]
  private var lastListener: UInt64 = 0

  /// Reads the directory.
  ///
  /// - Throws: ``DataDirectoryError`` when there are no settings that can be used.
  package init(_ directory: DataDirectory) async throws(DataDirectoryError) {
    self.directory = directory
    state = State(index: try await directory.load(), generation: 1, stale: [], isGone: false)
  }

  /// Follows changes until the task is cancelled.
  ///
  /// Where the system gives no watch, as when its limit is reached, the directory is read again
  /// every few seconds. A directory that goes away is waited for, and one that another takes the
  /// place of is left for it.
  package func follow() async {
    while !Task.isCancelled {
      let folder = FileAccess.folder(at: directory.root)
      if let folder, let watcher = DirectoryWatcher(root: directory.root),
        await watcher.watchAll()
      {
        // What changed between the reading and the watch.
        await refresh([.everything])
        await follow(folder, watcher)
      } else {
        await refresh([.everything])
        try? await Task.sleep(for: .seconds(folder == nil ? 1 : 5))
      }
    }
  }

  /// Follows one folder for as long as it is the one at the root.
  private func follow(_ folder: FileAccess.Folder, _ watcher: DirectoryWatcher) async {
    let root = directory.root
    let sentry = Task {
      // Nothing tells that a folder above was moved or another file system put over it.
      while (try? await Task.sleep(for: .seconds(1))) != nil,
        FileAccess.folder(at: root) == folder
      {}
      await watcher.stop()
    }
    await withTaskCancellationHandler {
      while let changes = await watcher.next() { await refresh(changes) }
    } onCancel: {
      sentry.cancel()
    }
    sentry.cancel()
  }

  /// Reads what changed: single session files, or everything, since any other file can change what
  /// every session means.
  package func refresh(_ changes: Set<DirectoryWatcher.Change>) async {
    var paths: Set<String> = []
    var isWhole = changes.contains(.everything)
    for case .path(let path) in changes {
      switch RecordKind(path: path) {
      case nil: break
      case .session: paths.insert(path)
      default: isWhole = true
      }
    }
    if isWhole || paths.count > Self.mostSingleFiles {
      await reload()
    } else if !paths.isEmpty {
      let files = paths.sorted().compactMap { path in
        directory.isLink(path) ? nil : directory.read(path)
      }
      publish(state.index.refreshed(paths, state.index.completing(sessions: files)))
    }
  }

  /// Beyond so many, reading everything with the snapshot's help is faster.
  private static let mostSingleFiles = 200

  private func reload() async {
    let older = state.index
    guard FileAccess.folder(at: directory.root) != nil else {
      if !state.isGone { publish(older, isGone: true) }
      return
    }
    let options = LoadOptions(acceptsBrokenSettings: true, older: older)
    guard let fresh = try? await directory.load(options) else { return }
    let standIns = older.leftOut(of: fresh)
    publish(standIns.isEmpty ? fresh : fresh.refreshed(Set(standIns.map(\.path)), standIns))
  }

  private func publish(_ index: ChargingIndex, isGone: Bool = false) {
    state = State(
      index: index,
      generation: state.generation + 1,
      stale: index.stale,
      isGone: isGone
    )
    for listener in listeners.values { listener.yield(state) }
  }

  /// The states from the next change on; one that comes too fast replaces the one before.
  package func changes() -> AsyncStream<State> {
    lastListener += 1
    let number = lastListener
    let (stream, continuation) = AsyncStream<State>.makeStream(bufferingPolicy: .bufferingNewest(1))
    listeners[number] = continuation
    continuation.onTermination = { _ in Task { await self.forget(number) } }
    return stream
  }

  private func forget(_ number: UInt64) { listeners[number] = nil }
}

extension DataDirectory {
  /// Whether a link stands at a path: links are not followed.
  fileprivate func isLink(_ path: String) -> Bool { FileAccess.isLink(root + "/" + path) }
}
