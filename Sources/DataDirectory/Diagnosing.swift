package import ChargingLog
package import YAMLRecord

extension DataDirectory {
  /// Every problem: of single files and between them, in order, each at its line and column; a line
  /// that may hold a secret is left away.
  ///
  /// What one mistake explains is told once.
  ///
  /// - Parameters:
  ///   - now: What counts as the future.
  ///   - isWanted: Whether what is wrong with a file is asked for.
  package func diagnostics(
    of index: ChargingIndex,
    now: Instant,
    where isWanted: (String) -> Bool = { _ in true }
  ) -> [Diagnostic] {
    var records: [String: Record?] = [:]
    let found = index.check(now: now).filter { isWanted($0.file) }.gathered.map { finding in
      finding.diagnostic { path in
        // Only files that something was found in are read again, each once.
        if let known = records[path] { return known }
        let bytes = (try? bytes(of: path)) ?? nil
        let record = bytes.flatMap { Record.read($0, file: path).record }
        records[path] = record
        return record
      }
    }
    return (index.diagnostics.filter { isWanted($0.file) } + found).sorted().map(SecretMask.hide)
  }
}
