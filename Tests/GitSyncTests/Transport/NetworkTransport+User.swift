import Foundation
import GitSync
import TestSupport

extension NetworkTransport {
  /// The way of a user to a remote, by the built program.
  static func user(
    _ environment: [String: String] = [:],
    home: String,
    deadlineSeconds: Double = 30
  ) -> NetworkTransport {
    var variables = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": home,
      "GIT_CONFIG_NOSYSTEM": "1",
    ]
    variables.merge(environment) { $1 }
    return NetworkTransport(
      program: Binary.plugtrack.path,
      environment: variables,
      deadlineSeconds: deadlineSeconds
    )
  }

  /// The problem that a fetch of a site's clone ends with.
  func problem(fetching site: GitSite) -> SyncProblem? {
    do throws(SyncProblem) {
      _ = try fetch(into: site.clone, from: "origin")
      return nil
    } catch {
      return error
    }
  }

  /// The problem that a push of a site's clone ends with.
  func problem(pushing site: GitSite) -> SyncProblem? {
    do throws(SyncProblem) {
      _ = try push(["refs/heads/main:refs/heads/main"], from: site.clone, to: "origin")
      return nil
    } catch {
      return error
    }
  }
}
