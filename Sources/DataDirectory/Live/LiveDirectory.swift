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
  private var listeners: [UInt64: AsyncStream<State>.Continuation] = [:]
  private var lastListener: UInt64 = 0

  /// Reads the directory.
  ///
  /// - Throws: ``DataDirectoryError`` when there are no settings that can be used.
  package init(_ directory: DataDirectory) async throws(DataDirectoryError) {
    self.directory = directory
    state = State(index: try await directory.load(), generation: 1, stale: [])
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
    let options = LoadOptions(acceptsBrokenSettings: true, older: older)
    guard let fresh = try? await directory.load(options) else { return }
    let standIns = older.leftOut(of: fresh)
    publish(standIns.isEmpty ? fresh : fresh.refreshed(Set(standIns.map(\.path)), standIns))
  }

  private func publish(_ index: ChargingIndex) {
    state = State(index: index, generation: state.generation + 1, stale: index.stale)
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
