import ChargingLog
import DataDirectory
import YAMLRecord

/// The file of the settings, which may have errors.
struct SettingsFile {
  static let path = "settings.yaml"

  let bytes: [UInt8]
  private let diagnostics: [Diagnostic]

  /// - Throws: ``CommandFailure`` when there is no such file.
  init(_ directory: DataDirectory) throws {
    guard let bytes = try directory.bytes(of: Self.path) else {
      throw CommandFailure(
        .noDataDirectory,
        "there is no settings.yaml in \(directory.root)",
        fix: "make a data directory with: plugtrack init DIR"
      )
    }
    self.bytes = bytes
    diagnostics = RecordFile.read(bytes, path: Self.path).diagnostics.filter {
      $0.severity == .error
    }
  }

  /// What can be read of them.
  ///
  /// - Throws: ``CommandFailure`` when that is nothing.
  func text() throws(CommandFailure) -> SettingsText {
    guard let text = SettingsText(bytes) else {
      throw CommandFailure(
        .settings,
        "the settings cannot be read",
        fix: "mend them with: plugtrack settings edit",
        diagnostics: diagnostics.map(\.withoutExcerpt)
      )
    }
    return text
  }

  /// Says what is wrong with them; without the lines themselves, which may hold secrets.
  func report(to context: CommandContext) { context.report(diagnostics.map(\.withoutExcerpt)) }

  /// Changes the settings, even broken ones.
  ///
  /// - Parameter asks: Whether a person is asked on the way.
  static func editing(
    _ context: CommandContext,
    _ options: DataOptions,
    _ write: WriteOptions,
    asks: Bool = false,
    _ edit: (RecordEditing) async throws -> Void
  ) async throws {
    try await context.writing(options, write, asks: asks) { directory in
      _ = try SettingsFile(directory)
      let index = try await directory.load(LoadOptions(acceptsBrokenSettings: true))
      try await edit(
        RecordEditing(context: context, directory: directory, index: index, options: write)
      )
    }
  }
}

extension Diagnostic {
  /// The diagnostic without the person's own line.
  fileprivate var withoutExcerpt: Diagnostic {
    var copy = self
    copy.excerpt = nil
    return copy
  }
}
