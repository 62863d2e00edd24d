import GitSync
import TestSupport

extension Transport {
  /// The way to a repository on this machine's disks, as plain git goes it.
  static var plainGit: Transport {
    Transport(
      fetch: { remote, refspecs throws(GitError) in
        let errors = run(["fetch", "-q", "--no-tags", remote.address] + refspecs, remote)
        guard let errors, !errors.contains("couldn't find remote ref") else { return }
        throw GitError(.unreachable, errors, place: remote.address)
      },
      push: { remote, refspecs throws(GitError) in
        guard let errors = run(["push", "-q", remote.address] + refspecs, remote) else { return }
        throw GitError(.rejected, errors, place: remote.address)
      }
    )
  }

  /// What git says when it fails.
  private static func run(_ arguments: [String], _ remote: Remote) -> String? {
    do {
      let outcome = try Binary(path: "/usr/bin/git").run(arguments, in: remote.root)
      return outcome.status == 0 ? nil : outcome.err
    } catch {
      return "\(error)"
    }
  }
}
