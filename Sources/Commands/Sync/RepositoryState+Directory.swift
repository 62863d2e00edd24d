import ChargingLog
import DataDirectory
import GitSync

extension RepositoryState {
  /// The repository of a data directory, as its settings say it is synced.
  ///
  /// - Throws: ``CommandFailure`` when the directory is no repository.
  init(_ directory: DataDirectory, _ context: CommandContext) throws(CommandFailure) {
    guard let folder = GitFolder(root: directory.root) else {
      let problem = Preflight.noRepository(directory.root)
      throw CommandFailure(.problems, "\(problem.message) [no-repository]", fix: problem.fix)
    }
    self.init(
      folder,
      environment: context.environment,
      nowSeconds: Double(context.now.secondsSince1970),
      remote: directory.syncSettings.remote ?? "origin",
      dataPaths: Self.dataPaths
    )
  }

  /// The folders and files of the data, relative to the root.
  static var dataPaths: [String] {
    [SettingsFile.path] + Set(RecordKind.allCases.map(\.folder)).filter { !$0.isEmpty }.sorted()
  }
}

extension CommandContext {
  /// Takes away the locks of git's that a crash has left in a directory, and says so.
  func clearLocks(of directory: DataDirectory) {
    guard let state = try? RepositoryState(directory, self) else { return }
    report(Preflight.clearLocks(state).map(\.diagnostic))
  }
}

extension DataDirectory {
  /// How the directory is synced; the defaults where the settings cannot be read.
  var syncSettings: Settings.Sync {
    guard case .settings(let settings) = read(SettingsFile.path)?.content else {
      return Settings.Sync()
    }
    return settings.sync ?? Settings.Sync()
  }
}
