package import YAMLRecord

/// Something wrong between records: like a diagnostic, but placed by key.
///
/// The index keeps no text; whoever can read the file turns it into a diagnostic.
package struct Finding: Sendable, Hashable {
  package struct Note: Sendable, Hashable {
    package var file: String
    package var key: String?
    package var message: String
  }

  package var code: String
  package var severity: Diagnostic.Severity
  package var file: String
  /// The key that is meant, dotted; `nil` for the whole file.
  package var key: String?
  package var message: String
  package var fix: String?
  package var notes: [Note]
  /// The file whose own errors are the reason, so that nothing is to be mended here.
  package var cause: String?

  package init(
    _ code: String,
    _ severity: Diagnostic.Severity,
    file: String,
    key: String? = nil,
    _ message: String,
    fix: String? = nil,
    notes: [Note] = [],
    cause: String? = nil
  ) {
    self.code = code
    self.severity = severity
    self.file = file
    self.key = key
    self.message = message
    self.fix = fix
    self.notes = notes
    self.cause = cause
  }

  /// The diagnostic at the line and column of the key.
  ///
  /// - Parameter record: The file as it stands, if it can be read.
  package func diagnostic(reading record: (String) -> Record?) -> Diagnostic {
    let notes = notes.map { note in
      Diagnostic.Note(
        file: note.file,
        place: place(of: note.key, in: record(note.file)),
        message: note.message
      )
    }
    guard let key, let source = record(file), let span = span(of: key, in: source) else {
      return Diagnostic(
        code: code,
        severity: severity,
        file: file,
        message: message,
        fix: fix,
        notes: notes
      )
    }
    return source.source.diagnostic(
      code,
      severity: severity,
      at: span,
      message,
      fix: fix,
      notes: notes
    )
  }

  private func place(of key: String?, in record: Record?) -> Diagnostic.Place? {
    guard let key, let record, let span = span(of: key, in: record) else { return nil }
    return record.source.place(of: span)
  }

  private func span(of key: String, in record: Record) -> SourceText.Span? {
    let rules = RecordKind(path: record.source.file)?.mergeRules ?? .value
    guard
      let path = ConflictKey(parsing: key).flatMap({ record.path(of: $0, rules) })
        ?? FieldPath(parsing: key),
      let node = record.node(at: path)
    else { return nil }
    return node.entries == nil && node.items == nil ? node.span : nil
  }
}
