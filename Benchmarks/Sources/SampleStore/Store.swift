import Glibc

/// A sample on disk: a data directory that is a git repository, and a journal beside it.
public struct Store: Sendable {
  /// How many sessions there are.
  public let sessions: Int
  /// The data directory.
  public let data: String
  /// The same charges as one file for ledger and hledger.
  public let journal: String
  /// A folder of caches of its own.
  public let cache: String

  /// The store in a folder of stores; made if it is not there yet.
  public static func of(sessions: Int, below folder: String) -> Store {
    let root = "\(folder)/\(sessions)-v\(version)"
    let store = Store(
      sessions: sessions,
      data: root + "/data",
      journal: root + "/charges.journal",
      cache: root + "/cache"
    )
    let done = root + "/done"
    guard unsafe access(done, F_OK) != 0 else {
      store.takeBack()
      return store
    }
    print("making a store of \(sessions) sessions")
    let sample = Sample(sessions: sessions)
    sample.forEachFile { path, text in OutputFile.write(text, to: "\(store.data)/\(path)") }
    OutputFile.write(sample.journal, to: store.journal)
    OutputFile.write("", to: store.cache + "/.keep")
    store.commitAll()
    OutputFile.write("", to: done)
    return store
  }

  /// Counts up when what is made changes.
  private static let version = 4

  private func commitAll() {
    let identity = "-c user.name=Bench -c user.email=bench@example.org -c gc.auto=0"
    let commands =
      "git init -q -b main && git add . && git \(identity) commit -q -m All && git gc -q"
    guard unsafe system("cd '\(data)' && \(commands)") == 0 else {
      print("git could not make a repository of \(data)")
      exit(1)
    }
  }

  /// Takes back what the last measurements logged and edited.
  private func takeBack() {
    let commands =
      "git reset -q --hard \"$(git rev-list --max-parents=0 HEAD)\" && git clean -q -d -f"
    guard unsafe system("cd '\(data)' && \(commands)") == 0 else {
      print("git could not take \(data) back to its beginning")
      exit(1)
    }
  }
}
