extension FailureSign {
  /// What libgit2 says of connections that it makes itself.
  static let ofLibrary =
    [
      FailureSign(
        ["validity has expired", "validity starts in the future"],
        .certificateExpired,
        "the certificate of HOST is out of date, or this machine's clock is wrong",
        fix: "look at the clock; else whoever runs HOST has to renew the certificate"
      ),
      FailureSign(
        ["does not match with the expected", "hostname does not match"],
        .certificateName,
        "the certificate is not one for HOST",
        fix: "use the name that the certificate is for, or correct the certificate"
      ),
      FailureSign(
        ["certificate", "x509", "trusted ca"],
        .certificateUntrusted,
        "the certificate of HOST is not signed by anybody that this machine trusts",
        fix: "if it is your own server, name its certificate: "
          + "git config --global http.https://HOST/.sslCAInfo FILE"
      ),
      FailureSign(
        ["failed to resolve address", "name or service not known"],
        .hostUnknown,
        "the name HOST is not known: there is no network, or the name is wrong",
        fix: "syncing goes on when the network is back; otherwise correct the address"
      ),
      FailureSign(
        ["connection refused"],
        .connectionRefused,
        "HOST takes no connections there: its server is off, or the port is wrong",
        fix: "start the server, or correct the address"
      ),
      FailureSign(
        ["timed out", "timeout"],
        .serverSilent,
        "HOST does not answer",
        fix: "syncing goes on when it does; otherwise look whether it is switched on"
      ),
      FailureSign(
        ["no route to host", "network is unreachable"],
        .networkDown,
        "there is no way to HOST: the network is down",
        fix: "syncing goes on when it is back"
      ),
      FailureSign(
        ["unexpected http status code: 403"],
        .remotePermission,
        "HOST lets this user read, but not write",
        fix: "ask whoever runs HOST for the right to push"
      ),
      FailureSign(
        ["unexpected http status code: 404", "unexpected http status code: 410"],
        .remoteNotRepository,
        "HOST was reached, and has no repository at that address",
        fix: "correct the address: git remote set-url origin URL"
      ),
      FailureSign(
        ["no space left on device", "disk quota exceeded"],
        .diskFull,
        "the disk of this machine is full",
        fix: "make room, then sync again; nothing has been lost"
      ),
      FailureSign(
        ["read-only file system", "failed to create", "permission denied"],
        .readOnly,
        "the repository here cannot be written",
        fix: "make its folder writable for you"
      ),
      FailureSign(
        ["is not owned by current user"],
        .foreignOwner,
        "the repository belongs to somebody else",
        fix: "if you trust it: git config --global --add safe.directory HOST"
      ),
    ] + ofRemote + [
      FailureSign(
        ["early eof", "connection", "unexpected eof", "reset by peer", "ssl error", "closed"],
        .connectionLost,
        "HOST closed the connection",
        fix: "try again; nothing has been changed"
      )
    ]
}
