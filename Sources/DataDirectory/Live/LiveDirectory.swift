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
  }

  package nonisolated let directory: DataDirectory
  package private(set) var state: State
  private var contents: DirectoryContents
  private var listeners: [UInt64: AsyncStream<State>.Continuation] = [:]
  private var lastListener: UInt64 = 0

  /// Reads the directory.
  ///
  /// - Throws: ``DataDirectoryError`` when there are no settings that can be used.
  package init(_ directory: DataDirectory) async throws(DataDirectoryError) {
    self.directory = directory
    var contents = try await directory.readAll(LoadOptions())
    state = State(index: contents.takeIndex(), generation: 1, stale: [])
    self.contents = contents
  }

  /// Follows changes until the task is cancelled.
  ///
  /// Where the system gives no watch, as when its limit is reached, the directory is read again
  /// every few seconds.
  package func follow() async {
    guard let watcher = DirectoryWatcher(root: directory.root), await watcher.watchAll() else {
      return await poll()
    }
    // What changed between the reading and the watch.
    await refresh([.everything])
    await withTaskCancellationHandler {
      while let changes = await watcher.next() { await refresh(changes) }
    } onCancel: {
      Task { await watcher.stop() }
    }
  }

  private func poll() async {
    while (try? await Task.sleep(for: .seconds(5))) != nil { await refresh([.everything]) }
  }

  /// Reads what changed.
  package func refresh(_ changes: Set<DirectoryWatcher.Change>) async {
    let paths = changes.compactMap { change -> String? in
      guard case .path(let path) = change, RecordKind(path: path) != nil else { return nil }
      return path
    }
    if changes.contains(.everything) || paths.count > Self.mostSingleFiles {
      await reload()
    } else if !paths.isEmpty {
      refresh(paths: paths)
    }
  }

  /// Beyond so many, reading everything with the snapshot's help is faster.
  private static let mostSingleFiles = 200

  private func refresh(paths: [String]) {
    contents.restore(state.index)
    var stale = state.stale
    for path in paths {
      let file = directory.isOrdinaryFile(path) ? directory.read(path) : nil
      if contents.replace(path, with: file) { stale.insert(path) } else { stale.remove(path) }
    }
    publish(stale)
  }

  private func reload() async {
    guard
      var fresh = try? await directory.readAll(LoadOptions(acceptsBrokenSettings: true))
    else { return }
    contents.restore(state.index)
    let stale = fresh.keepValues(of: contents)
    contents = fresh
    publish(stale)
  }

  private func publish(_ stale: Set<String>) {
    state = State(
      index: contents.takeIndex(),
      generation: state.generation + 1,
      stale: stale
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
  /// Whether a file stands at a path; a link, or a file below one, does not count.
  fileprivate func isOrdinaryFile(_ path: String) -> Bool { !FileAccess.isLink(root + "/" + path) }
}
