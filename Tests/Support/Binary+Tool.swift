extension Binary {
  /// Another program of this machine.
  public static func tool(_ path: String) -> Binary { Binary(path: path) }
}
