import CImportRules
package import YAMLRecord

/// All rules at hand: those that come with the program and the user's own, which win.
package struct RuleCatalog: Sendable {
  /// The rules by which files can be read, the user's own first.
  package private(set) var rules: [ImportRules]
  /// What is wrong with rules files.
  package private(set) var diagnostics: [Diagnostic]

  /// The rules that come with the program.
  package static let shipped: RuleCatalog = {
    let readings = (0..<plugtrack_import_rules_count()).map { index in
      let file = unsafe plugtrack_import_rules_at(index)
      let id = unsafe String(cString: file.name)
      let bytes = unsafe Array(UnsafeBufferPointer(start: file.bytes, count: file.length))
      return ImportRules.read(bytes, file: "\(id).yaml", id: id, origin: .shipped)
    }
    return RuleCatalog(
      rules: readings.compactMap(\.rules),
      diagnostics: readings.flatMap(\.diagnostics)
    )
  }()

  private init(rules: [ImportRules], diagnostics: [Diagnostic]) {
    self.rules = rules
    self.diagnostics = diagnostics
  }

  /// The catalog with a rules file of the user's; it takes the place of any other of its name.
  package mutating func add(_ bytes: [UInt8], path: String) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let id = name.hasSuffix(".yaml") ? String(name.dropLast(5)) : name
    let reading = ImportRules.read(bytes, file: path, id: id, origin: .file(path))
    diagnostics += reading.diagnostics
    guard let own = reading.rules else { return }
    rules.removeAll { $0.id == id }
    rules.insert(own, at: 0)
  }

  package subscript(id: String) -> ImportRules? { rules.first { $0.id == id } }
}
