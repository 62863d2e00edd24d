package import ChargingLog
package import YAMLRecord

extension DataDirectory {
  /// Every problem: of single files and between them, in order, each at its line and column; a line
  /// that may hold a secret is left away.
  ///
  /// - Parameter now: What counts as the future.
  package func diagnostics(of index: ChargingIndex, now: Instant) -> [Diagnostic] {
    var records: [String: Record?] = [:]
    let found = index.check(now: now).map { finding in
      finding.diagnostic { path in
        // Only files that something was found in are read again, each once.
        if let known = records[path] { return known }
        let bytes = (try? bytes(of: path)) ?? nil
        let record = bytes.flatMap { Record.read($0, file: path).record }
        records[path] = record
        return record
      }
    }
    return (index.diagnostics + found).sorted().map(SecretMask.hide)
  }
}
