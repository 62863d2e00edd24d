package import YAMLRecord

extension SecretMask {
  /// A diagnostic without the person's own line, where that may hold a secret.
  package static func hide(_ diagnostic: Diagnostic) -> Diagnostic {
    guard let line = diagnostic.excerpt, mayHoldSecret(line, of: diagnostic.file) else {
      return diagnostic
    }
    var copy = diagnostic
    copy.excerpt = nil
    return copy
  }

  /// Whether a line names a secret, or goes on with a value that began further up.
  private static func mayHoldSecret(_ line: String, of file: String) -> Bool {
    guard let kind = RecordKind(path: file) else { return false }
    // The sides of a conflict may be of any record.
    let names: Set =
      kind == .conflict ? ["base", "value"] : secretNames(.mapping(kind.schemaKeys))
    guard !names.isEmpty else { return false }
    let keys = keys(in: line)
    return keys.isEmpty || keys.contains { names.contains($0) }
  }

  /// The words of a line that stand before a colon, as keys do.
  private static func keys(in line: String) -> [String] {
    let parts = line.split(separator: ":", omittingEmptySubsequences: false)
    return zip(parts, parts.dropFirst()).compactMap { before, after in
      guard after.isEmpty || after.first?.isWhitespace == true else { return nil }
      let word = before.reversed().drop { $0.isWhitespace || $0 == "\"" || $0 == "'" }
        .prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
      return word.isEmpty ? nil : String(word.reversed())
    }
  }

  /// The keys whose values are secret, at any depth.
  private static func secretNames(_ type: ValueType) -> Set<String> {
    guard case .mapping(let keys) = type else { return [] }
    return keys.reduce(into: []) { names, key in
      switch key.type {
      case .secret, .list(.secret): names.insert(key.key)
      default: names.formUnion(secretNames(key.type))
      }
    }
  }
}
