extension FailureSign {
  /// What OpenSSH says, the graver first.
  static let ofSSH =
    [
      FailureSign(
        ["revoked host key", "is marked as revoked"],
        .hostKeyRevoked,
        "the key of HOST has been revoked",
        fix: "do not go on; ask whoever runs HOST for its new key"
      ),
      FailureSign(
        ["remote host identification has changed"],
        .hostKeyChanged,
        "HOST has another key than before: it was set up anew, or somebody is in between",
        fix: "ask whoever runs HOST; if the new key is right: ssh-keygen -R HOST, then ssh HOST"
      ),
      FailureSign(
        [
          "host key verification failed", "no matching host key fingerprint",
          "host key is known for",
        ],
        .hostKeyUnknown,
        "the key of HOST is not known on this machine",
        fix: "connect once on a terminal and compare the fingerprint: ssh HOST"
      ),
      FailureSign(
        ["unprotected private key file", "bad permissions", "bad owner or permissions"],
        .keyPermissions,
        "ssh does not use a file that others can read or write",
        fix: "chmod 600 the file that ssh names below"
      ),
      FailureSign(
        [
          "permission denied (", "too many authentication failures",
          "no more authentication methods",
        ],
        .keyRefused,
        "HOST takes none of the keys that ssh offered",
        fix: "add your public key on HOST, or say which key belongs to it in ~/.ssh/config"
      ),
      FailureSign(
        ["could not resolve hostname", "name or service not known", "temporary failure in name"],
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
        ["bad configuration option", "terminating,", "no such identity"],
        .sshFailed,
        "ssh does not understand its configuration",
        fix: "correct the line of ~/.ssh/config that ssh names below"
      ),
      FailureSign(
        ["unable to negotiate", "no matching", "no mutual signature"],
        .sshFailed,
        "HOST and this machine's ssh have no method in common",
        fix: "update the older of the two"
      ),
    ] + ofRemote + [
      FailureSign(
        ["connection closed", "connection reset", "kex_exchange_identification", "broken pipe"],
        .connectionLost,
        "HOST closed the connection",
        fix: "try again; if it stays so, the server's log says why"
      )
    ]
}
