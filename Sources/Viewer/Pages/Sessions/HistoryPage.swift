import ChargingLog
import GitSync

/// Each change of a session's file, by key, from the repository.
struct HistoryPage: Page {
  let section: Section? = .sessions

  private let context: PageContext
  private let session: Session
  private let versions: Result<[FileVersion], GitError>

  init(
    _ context: PageContext,
    _ session: Session,
    _ versions: Result<[FileVersion], GitError>
  ) {
    self.context = context
    self.session = session
    self.versions = versions
  }

  var title: String { "History of \(session.id)" }

  /// The changes of a file, the newest first; none without a repository.
  ///
  /// - Throws: ``GitError`` when the repository cannot be read.
  static func versions(of path: String, in root: String) async throws(GitError) -> [FileVersion] {
    guard let repository = try Repository.open(root) else { return [] }
    return try await repository.changes(of: path)
  }

  var content: HTML {
    HTML([
      tag("nav", .class("breadcrumb"), .label("Breadcrumb")) {
        tag("a", .href(Link("/sessions"))) { "Sessions" }
        " / "
        tag("a", .href(Link(["sessions", session.id])), text: session.id)
        " / "
        tag("span", .other("aria-current", "page")) { "History" }
      },
      Parts.heading("History"),
      list,
    ])
  }

  private var list: HTML {
    switch versions {
    case .failure(let error):
      tag("p", .class("error"), .other("role", "alert")) {
        error.message + (error.fix.map { " — \($0)" } ?? "")
      }
    case .success(let versions) where versions.isEmpty:
      Parts.empty(
        "This file was not committed yet: its history begins with the first commit.",
        command: "plugtrack commit"
      )
    case .success(let versions):
      tag("ol", .class("problems")) { versions.map(item) }
    }
  }

  private func item(_ version: FileVersion) -> HTML {
    let when = (context.settings.timeZone ?? .utc).civil(
      at: Instant(secondsSince1970: version.commit.committer.secondsSince1970)
    )
    return tag("li", .class("problem")) {
      tag("p", .class("problem-heading")) {
        tag("strong", text: version.commit.message.subject)
        " "
        tag("code", .class("code"), text: version.commit.id.short)
      }
      tag(
        "p",
        .class("path"),
        text: "\(Format.longDay(when.date)), \(Format.clock(when)), \(version.commit.author.name)"
      )
      changes(KeyChange.between(version.before, version.after, file: session.path))
    }
  }

  private func changes(_ changes: [KeyChange]) -> HTML {
    guard !changes.isEmpty else {
      return tag("p", .class("quiet")) { "Comments or layout alone." }
    }
    return tag("table", .class("compare")) {
      tag("caption", .class("hidden")) { "Keys before and after" }
      tag("thead") {
        tag("tr") {
          ["Key", "Before", "After"].map { tag("th", .other("scope", "col"), text: $0) }
        }
      }
      tag("tbody") {
        changes.map { change in
          tag("tr") {
            tag("th", .other("scope", "row")) { tag("code", text: change.key) }
            tag("td", .class("text"), text: change.before ?? "—")
            tag("td", .class("text"), text: change.after ?? "—")
          }
        }
      }
    }
  }
}
