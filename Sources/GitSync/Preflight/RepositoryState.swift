import Glibc

/// A repository as the checks see it.
package struct RepositoryState: Sendable {
  package let folder: GitFolder
  package let configuration: ConfigurationValues
  package let environment: [String: String]
  /// The time, in seconds since 1970.
  package let nowSeconds: Double
  /// The name of the remote that is synced with, or its address.
  package let remote: String
  /// The folders and files of the data, relative to the root.
  package let dataPaths: [String]

  package init(
    _ folder: GitFolder,
    environment: [String: String],
    nowSeconds: Double,
    remote: String = "origin",
    dataPaths: [String] = ["settings.yaml"]
  ) {
    self.folder = folder
    self.environment = environment
    self.nowSeconds = nowSeconds
    self.remote = remote
    self.dataPaths = dataPaths
    configuration = ConfigurationValues(folder)
  }

  /// The address of the remote; `nil` when there is none of that name.
  var remoteAddress: RemoteAddress? {
    let url =
      configuration["remote.\(remote).url"]
      ?? (remote.contains("/") || remote.contains(":") ? remote : nil)
    return url.map { RemoteAddress($0).relative(to: folder.root) }
  }

  /// How long ago something was, as people say it.
  func age(_ seconds: Double) -> String {
    let age = Int(max(0, nowSeconds - seconds))
    let (count, unit) =
      age < 120
      ? (age, "second")
      : age < 7200
        ? (age / 60, "minute") : age < 172_800 ? (age / 3600, "hour") : (age / 86_400, "day")
    return "\(count) \(unit)\(count == 1 ? "" : "s")"
  }
}
