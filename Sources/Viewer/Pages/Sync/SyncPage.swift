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
    Parts.figures([
      Parts.figure("Branch", state.branch ?? "none checked out"),
      Parts.figure(
        "Last change",
        state.commits.first.map { Format.day(civil($0.committer).date) } ?? "none yet",
        remark: state.commits.first.map { Format.clock(civil($0.committer)) }
      ),
      Parts.figure("At \(state.remote ?? "the remote")", remote, remark: remoteRemark),
      Parts.figure("Conflicts", Format.number(context.index.conflicts.count)),
    ])
  }

  private var remote: String {
    guard let commit = state.remoteCommit else { return "nothing yet" }
    guard let here = state.commits.first?.id else { return "something" }
    if commit == here { return "the same" }
    guard let ahead = state.commits.firstIndex(where: { $0.id == commit }) else {
      return "something else"
    }
    return Format.count(ahead, "change") + " behind"
  }

  private var remoteRemark: String? {
    state.remoteCommit == nil ? nil : "as far as the last sync knows"
  }

  private func civil(_ signature: Signature) -> CivilTime {
    let zone = context.settings.timeZone ?? .utc
    return zone.civil(at: Instant(secondsSince1970: signature.secondsSince1970))
  }

  private func day(_ signature: Signature) -> String {
    let civil = civil(signature)
    return Format.day(civil.date) + ", " + Format.clock(civil)
  }

  /// What brings the machines into step, where they may not be.
  private var next: HTML {
    guard state.isRepository, state.remoteCommit == nil || remote != "the same" else {
      return .empty
    }
    return HTML([
      tag("p", .class("quiet")) {
        state.remoteCommit == nil
          ? "Nothing was synced with \(state.remote ?? "a remote") yet. With a remote to sync with:"
          : "To bring both into step:"
      },
      Parts.command("plugtrack sync"),
    ])
  }

  private var commits: HTML {
    Parts.card("Latest changes", wide: true) {
      Parts.scrolled(
        "Commits",
        isFramed: true,
        tag("table") {
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
                tag("th", .class("nowrap"), .other("scope", "row"), text: day(commit.committer))
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
