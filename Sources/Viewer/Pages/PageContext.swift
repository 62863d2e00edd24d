import ChargingLog
import DataDirectory
import YAMLRecord

/// What every page works with.
struct PageContext: Sendable {
  let state: LiveDirectory.State
  let directory: DataDirectory
  let now: Instant
  let query: QueryItems
  /// What of the query cannot be understood.
  var mistakes: [QuestionProblem] = []
  let needsPassword: Bool
  let problems: ProblemMemo

  var index: ChargingIndex { state.index }
  var settings: Settings { index.settings }
  /// The day where the settings say the user lives.
  var today: CivilDate { (settings.timeZone ?? .utc).civil(at: now).date }
  /// The heading of the pages.
  var title: String { settings.viewer?.title ?? "PlugTrack" }
  var storedPassword: String? { settings.viewer?.password }
  /// Whether one has to sign in.
  var isLocked: Bool { needsPassword || storedPassword != nil }

  /// Every problem in the data, worked out once for each change.
  var diagnostics: [Diagnostic] {
    problems.diagnostics(generation: state.generation, day: today.daysSince1970) {
      directory.diagnostics(of: index, now: now).map(Self.withoutSecrets)
    }
  }

  /// A line of the settings, or of a car's own numbers, may hold a secret: it is not shown.
  private static func withoutSecrets(_ diagnostic: Diagnostic) -> Diagnostic {
    var copy = diagnostic
    let isSecret =
      diagnostic.file == "settings.yaml"
      || ["vin", "registration"].contains { diagnostic.excerpt?.contains($0) == true }
    if isSecret { copy.excerpt = nil }
    return copy
  }

  /// How many files cannot be used as they are.
  var brokenFiles: Int {
    let broken = index.diagnostics.lazy.filter { $0.severity == .error }.map(\.file)
    let unusable = index.findings.lazy.filter { $0.severity == .error }.map(\.file)
    return Set(broken).union(unusable).count
  }

  func response(_ page: some Page, status: Int? = nil) -> WebResponse {
    WebResponse(status ?? page.status, .html, Array(Layout(page, self).document.markup.utf8))
  }
}

/// One page: what is particular to it.
protocol Page {
  /// What the browser shows above it, and its heading.
  var title: String { get }
  /// Where it belongs; `nil` for pages that are of no section.
  var section: Section? { get }
  var status: Int { get }
  var content: HTML { get }
}

extension Page {
  var section: Section? { nil }
  var status: Int { 200 }
}
