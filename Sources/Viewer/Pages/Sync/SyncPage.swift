import ChargingLog
import GitSync

/// The state of the repository, what was committed lately, and what two machines disagree on.
struct SyncPage: Page {
  let title = "Sync"
  let section: Section? = .sync

  private let context: PageContext
  private let state: SyncState

  init(_ context: PageContext, _ state: SyncState) {
    self.context = context
    self.state = state
  }

  var content: HTML {
    HTML([
      Parts.heading("Sync"),
      state.problem.map { problem in
        tag("p", .class("error"), .other("role", "alert")) {
          problem.message + (problem.fix.map { " — \($0)" } ?? "")
        }
      } ?? .empty,
      state.isRepository ? status : noRepository,
      next,
      ConflictCards(context).cards,
      state.commits.isEmpty ? .empty : commits,
    ])
  }

  private var noRepository: HTML {
    guard state.problem == nil else { return .empty }
    return Parts.empty(
      "The data directory is no git repository yet. As one, it keeps every change, "
        + "and syncs between machines.",
      command: "git init"
    )
  }

  private var status: HTML {
    Parts.figures(
      [
        Parts.figure("Branch", state.branch ?? "none checked out"),
        Parts.figure(
          "Last change",
          state.commits.first.map { Format.day(civil($0.committer).date) } ?? "none yet",
          remark: state.commits.first.map { Format.clock(civil($0.committer)) }
        ),
      ] + comparison + [
        Parts.figure("Conflicts", Format.number(context.index.conflicts.count))
      ]
    )
  }

  /// What is here and not at the remote, and the other way round.
  private var comparison: [HTML] {
    guard let remote = state.remote else {
      return [Parts.figure("Remote", "none", remark: "changes stay on this machine")]
    }
    guard let distance = state.distance else {
      return [Parts.figure("Remote", remote, remark: "never synced with")]
    }
    let last = state.lastSync.map { "as of the last sync, \(day($0))" } ?? "as last seen"
    return [
      Parts.figure(
        "To send",
        distance.ahead == 0 ? "nothing" : Format.count(distance.ahead, "change"),
        remark: "made here, not at \(remote) yet"
      ),
      Parts.figure(
        "To take in",
        distance.behind == 0 ? "nothing" : Format.count(distance.behind, "change"),
        remark: "at \(remote), not here yet; \(last)"
      ),
    ]
  }

  private func civil(_ instant: Instant) -> CivilTime {
    (context.settings.timeZone ?? .utc).civil(at: instant)
  }

  private func civil(_ signature: Signature) -> CivilTime {
    civil(Instant(secondsSince1970: signature.secondsSince1970))
  }

  private func day(_ instant: Instant) -> String {
    let civil = civil(instant)
    return Format.day(civil.date) + ", " + Format.clock(civil)
  }

  /// What brings the machines into step, where they may not be.
  private var next: HTML {
    guard state.isRepository, state.problem == nil else { return .empty }
    if state.remote == nil {
      return HTML([
        tag("p", .class("quiet")) { "To sync between machines, say where to:" },
        Parts.command("plugtrack settings set sync.remote=ADDRESS"),
      ])
    }
    guard let distance = state.distance else {
      return HTML([
        tag("p", .class("quiet")) {
          "The first sync sends what is here and takes in what is there:"
        },
        Parts.command("plugtrack sync"),
      ])
    }
    guard distance != (0, 0) else { return .empty }
    return HTML([
      tag("p", .class("quiet")) { "To bring both into step:" }, Parts.command("plugtrack sync"),
    ])
  }

  private var commits: HTML {
    Parts.card("Latest changes", wide: true) {
      Parts.scrolled(
        "Commits",
        isFramed: true,
        tag("table", .class("commits")) {
          tag("caption", .class("hidden")) { "Commits, the newest first" }
          tag("thead") {
            tag("tr") {
              tag("th", .other("scope", "col")) { "When" }
              tag("th", .other("scope", "col")) { "What" }
              tag("th", .other("scope", "col")) { "By" }
              tag("th", .other("scope", "col")) { "Commit" }
            }
          }
          tag("tbody") {
            state.commits.map { commit in
              tag("tr") {
                tag(
                  "th",
                  .class("nowrap"),
                  .other("scope", "row"),
                  text: day(Instant(secondsSince1970: commit.committer.secondsSince1970))
                )
                tag("td", .class("text"), text: commit.message.subject)
                tag("td", text: commit.author.name)
                tag("td") { tag("code", text: commit.id.short) }
              }
            }
          }
        }
      )
    }
  }
}
