import ChargingLog

/// Values that two machines changed differently, side by side.
struct ConflictCards {
  private let context: PageContext

  init(_ context: PageContext) { self.context = context }

  var cards: HTML {
    let conflicts = context.index.conflicts
    guard !conflicts.isEmpty else { return .empty }
    return tag("div", .class("grid")) { conflicts.sorted { $0.path < $1.path }.map(card) }
  }

  private func card(_ conflict: Conflict) -> HTML {
    Parts.card(conflict.key ?? "the whole record") {
      tag("p", .class("path")) { tag("code", text: conflict.file) }
      tag("table", .class("compare")) {
        tag("caption", .class("hidden")) { "Both values of \(conflict.key ?? "the record")" }
        tag("thead") {
          tag("tr") {
            tag("td") { "" }
            tag("th", .other("scope", "col")) { "Stands" }
            tag("th", .other("scope", "col")) { "Other" }
          }
        }
        tag("tbody") {
          row(
            "Value",
            conflict.kept.map { value($0, conflict) },
            conflict.other.map { value($0, conflict) }
          )
          row("Machine", conflict.kept?.machine, conflict.other?.machine)
          row("When", conflict.kept?.at?.text, conflict.other?.at?.text)
        }
      }
      if let base = conflict.base {
        tag("p", .class("quiet"), text: "Before both: \(hide(base, conflict))")
      }
      tag("p", .class("quiet")) { "Keep what stands, or take the other:" }
      Parts.command("plugtrack resolve \(id(of: conflict)) --keep")
      Parts.command("plugtrack resolve \(id(of: conflict)) --other")
    }
  }

  private func id(of conflict: Conflict) -> String {
    ShellWord.quoted(RecordID.of(path: conflict.path))
  }

  private func value(_ side: Conflict.Side, _ conflict: Conflict) -> String {
    side.value.map { hide($0, conflict) } ?? "taken out"
  }

  /// A secret stays one in a conflict too.
  private func hide(_ text: String, _ conflict: Conflict) -> String {
    guard let kind = RecordKind(path: conflict.file), let key = conflict.key else {
      return RecordKind(path: conflict.file) == .session ? text : SecretMask.text
    }
    var keys = kind.schemaKeys
    var steps = key.split(separator: ".")[...]
    while let step = steps.popFirst() {
      guard let found = keys.first(where: { $0.key == step }) else { return text }
      switch found.type {
      case .secret, .list(.secret): return SecretMask.text
      case .mapping(let inner): keys = inner
      default: return text
      }
    }
    return SecretMask.text
  }

  private func row(_ name: String, _ kept: String?, _ other: String?) -> HTML {
    guard kept != nil || other != nil else { return .empty }
    return tag("tr") {
      tag("th", .other("scope", "row"), text: name)
      tag("td", .class("text"), text: kept ?? "—")
      tag("td", .class("text"), text: other ?? "—")
    }
  }
}
