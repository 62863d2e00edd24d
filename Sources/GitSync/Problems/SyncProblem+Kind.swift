extension SyncProblem {
  /// What a caller can do about a kind of problem; the exit codes of the program follow from it.
  package enum Kind: Sendable, Hashable {
    /// The repository has to be mended.
    case repository
    /// The remote is not to be reached now. Nothing is wrong: the next sync goes on.
    case unreachable
    /// The remote was reached, and does not do what is needed.
    case answeredWrongly
    /// Somebody has to log in, or be let in.
    case permission
    /// Another program is at work.
    case locked
    /// There is no room, or nothing may be written.
    case cannotWrite
    /// What the settings say cannot be used.
    case settings
  }

  package var kind: Kind { code.kind }
}

extension SyncProblem.Code {
  package var kind: SyncProblem.Kind {
    switch self {
    case .indexLocked, .referenceLocked: .locked
    case .readOnly, .diskFull: .cannotWrite
    case .noRemote, .remoteURL: .settings
    case .hostUnknown, .connectionRefused, .networkDown, .serverSilent, .connectionLost,
      .remoteMissing, .sshMissing, .gitMissing, .sshFailed:
      .unreachable
    case .foreignOwner, .hostKeyUnknown, .hostKeyChanged, .hostKeyRevoked, .keyRefused,
      .keyPermissions, .agentEmpty, .passwordWrong, .passwordMissing, .credentialHelper,
      .certificateUntrusted, .certificateExpired, .certificateName, .remotePermission,
      .branchProtected:
      .permission
    case .remoteNotRepository, .remoteNotBare, .remoteDiskFull, .hookRejected, .remoteMoved,
      .remoteFailed, .remoteLink, .remoteName, .remoteSubmodule, .remoteTooLarge, .caseClash,
      .unrelatedHistories:
      .answeredWrongly
    case .noRepository, .indexDamaged, .objectDamaged, .referenceDamaged, .headDamaged,
      .configEmpty, .configDamaged, .sparseCheckout, .externalFilter, .sha256, .worktreeConfig,
      .partialClone, .shallowClone, .splitIndex, .sparseIndex, .unknownExtension, .unbornHead,
      .operationUnderWay, .detachedHead, .clockSkew, .untrackedInTheWay, .caseRename:
      .repository
    }
  }
}
