import CLibGit2
import Glibc

/// Who commits, when, on which machine, and with which programs at hand.
package struct Committer: Sendable {
  package var secondsSince1970: Int64
  /// The name of this machine, for the commit's trailer.
  package var machine: String
  /// What hooks and signing programs get to see.
  package var environment: [String: String]

  package init(secondsSince1970: Int64, machine: String, environment: [String: String]) {
    self.secondsSince1970 = secondsSince1970
    self.machine = machine
    self.environment = environment
  }

  /// Minutes that this machine's clock is east of Greenwich.
  var offsetMinutes: Int32 {
    var time = time_t(secondsSince1970)
    var local = unsafe tm()
    guard unsafe localtime_r(&time, &local) != nil else { return 0 }
    return unsafe Int32(local.tm_gmtoff / 60)
  }
}

extension Repository {
  /// A text of git's configuration; `nil` where it is not set.
  package func configuration(_ key: String) -> String? {
    var buffer = unsafe git_buf()
    defer { unsafe git_buf_dispose(&buffer) }
    guard
      let configuration = try? Handle<ConfigurationKind>.make(
        "reading the configuration",
        { out in unsafe git_repository_config(&out, handle.pointer) }
      ), unsafe git_config_get_string_buf(&buffer, configuration.pointer, key) == 0,
      let text = unsafe buffer.ptr
    else { return nil }
    return unsafe String(cString: text)
  }

  /// Whether git's configuration switches something on.
  func isOn(_ key: String) -> Bool {
    var value: Int32 = 0
    guard let text = configuration(key) else { return false }
    return unsafe git_config_parse_bool(&value, text) == 0 && value != 0
  }

  /// The author of the user's configuration, else the user of this machine.
  func author(_ committer: Committer, role: String = "AUTHOR") -> Signature {
    let environment = committer.environment
    let login = environment["USER"].flatMap { $0.isEmpty ? nil : $0 } ?? "plugtrack"
    let name = environment["GIT_\(role)_NAME"] ?? configuration("user.name") ?? login
    let email =
      environment["GIT_\(role)_EMAIL"] ?? configuration("user.email")
      ?? "\(login)@\(committer.machine.filter { !$0.isWhitespace })"
    return Signature(
      name: name.isEmpty ? login : name,
      email: email,
      secondsSince1970: committer.secondsSince1970,
      offsetMinutes: committer.offsetMinutes
    )
  }
}
