import ChargingLog
import YAMLRecord

/// Everything that `check` says, each with the person's own line.
struct ProblemsPage: Page {
  let title = "Problems"
  let section: Section? = .problems

  private let context: PageContext

  init(_ context: PageContext) { self.context = context }

  /// More than anybody mends at a sitting.
  private static let most = 500

  var content: HTML {
    let all = context.diagnostics
    let shown = all.sorted { ($1.severity, $0) < ($0.severity, $1) }.prefix(Self.most)
    return HTML([
      Parts.heading("Problems"),
      all.isEmpty ? nothing : summary(all),
      tag("ol", .class("problems")) { shown.map(item) },
      all.count > shown.count
        ? tag("p", .class("quiet")) {
          "\(Format.number(all.count - shown.count)) more are left out here. "
            + "See all of them with: plugtrack check"
        }
        : .empty,
    ])
  }

  private var nothing: HTML {
    tag("div", .class("empty good")) {
      tag("p") { "Nothing is wrong with the data." }
      tag("p", .class("quiet")) { "plugtrack check says nothing either, and exits 0." }
    }
  }

  private func summary(_ all: [Diagnostic]) -> HTML {
    let counts = [Diagnostic.Severity.error, .warning, .hint].compactMap { severity in
      let count = all.count { $0.severity == severity }
      return count == 0 ? nil : Format.count(count, severity.rawValue)
    }
    return tag("p", .class("lead"), text: counts.joined(separator: ", ") + ".")
  }

  private func item(_ problem: Diagnostic) -> HTML {
    tag("li", .class("problem \(problem.severity.rawValue)")) {
      tag("p", .class("problem-heading")) {
        Parts.badge(problem.severity.rawValue, problem.severity.rawValue)
        " "
        tag("strong", text: heading(problem))
        " "
        tag("code", .class("code"), text: problem.code)
      }
      tag("p", .class("path")) { place(problem.file, problem.place) }
      excerpt(problem)
      if problem.place == nil || problem.excerpt == nil, let fix = problem.fix {
        tag("p", .class("fix"), text: fix)
      }
      problem.notes.map { note in
        tag("p", .class("note")) {
          place(note.file, note.place)
          " "
          note.message
        }
      }
    }
  }

  private func place(_ file: String, _ place: Diagnostic.Place?) -> HTML {
    let text = tag("code", text: file + (place.map { ":\($0.line):\($0.column)" } ?? ""))
    let id = RecordID.of(path: file)
    let link: Link? =
      switch RecordKind(path: file) {
      case .session where isKnown(id): Link(["sessions", id])
      case .car where context.index.cars[id] != nil: Link(["cars", id])
      case .location where context.index.locations[id] != nil: Link(["locations", id])
      case .tariff where context.index.tariffs[id] != nil: Link(["tariffs", id])
      default: nil
      }
    return link.map { link in tag("a", .href(link)) { text } } ?? text
  }

  private func isKnown(_ id: String) -> Bool { knownSessions.contains(id) }

  private var knownSessions: Set<String> {
    Set(context.index.sessions.lazy.map(\.id))
  }

  /// What is wrong; a word of the person's own is left as it was written.
  private func heading(_ problem: Diagnostic) -> String {
    let word = problem.message.prefix { $0 != " " }
    let isOwn = !word.isEmpty && problem.excerpt?.contains(word) == true
    return isOwn ? problem.message : Format.sentence(problem.message)
  }

  /// The line with a mark under what is meant, and what to write instead.
  private func excerpt(_ problem: Diagnostic) -> HTML {
    guard let place = problem.place, let line = problem.excerpt else { return .empty }
    let scalars = Array(line)
    let start = min(max(0, place.column - 1), scalars.count)
    let end = min(start + place.length, scalars.count)
    return tag("pre", .class("excerpt"), .other("tabindex", "0")) {
      tag("code") {
        tag("span", .class("gutter"), text: "\(place.line) ")
        String(scalars[..<start])
        tag("mark", text: start == end ? " " : String(scalars[start..<end]))
        String(scalars[end...])
      }
      if let fix = problem.fix {
        "\n"
        tag(
          "span",
          .class("fix"),
          text: String(repeating: " ", count: "\(place.line) ".count) + fix
        )
      }
    }
  }
}
