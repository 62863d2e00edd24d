import GitSync
import YAMLRecord

extension SyncProblem {
  /// The problem as every other one is told.
  var diagnostic: Diagnostic {
    Diagnostic(
      code: code.rawValue,
      severity: severity.diagnostic,
      file: place,
      message: message,
      fix: fix,
      notes: said.map { Diagnostic.Note(file: "remote", place: nil, message: $0) }
    )
  }

  /// The exit code of a command that the problem stops.
  var status: ExitStatus {
    switch kind {
    case .repository: .problems
    case .unreachable: .unreachable
    case .answeredWrongly: .remote
    case .permission: .noPermission
    case .locked: .locked
    case .cannotWrite: .cannotWrite
    case .settings: .settings
    }
  }
}

extension SyncProblem.Severity {
  fileprivate var diagnostic: Diagnostic.Severity {
    switch self {
    case .error: .error
    case .warning: .warning
    case .hint: .hint
    }
  }
}
