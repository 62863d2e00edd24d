package import YAMLRecord

/// What stops the import of a whole file; nothing of it has been taken.
package struct ImportFailure: Error, Sendable {
  package var diagnostics: [Diagnostic]

  package init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }

  package init(
    _ code: String,
    file: String,
    place: Diagnostic.Place? = nil,
    _ message: String,
    fix: String? = nil
  ) {
    diagnostics = [Diagnostic(code: code, file: file, place: place, message: message, fix: fix)]
  }
}
