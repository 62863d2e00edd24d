import ChargingLog
import Insights

/// Advice as it is shown.
struct AdviceSheet {
  let advice: [Advice]
  let index: ChargingIndex
  var isExplained = false

  /// - Parameter width: Where lines are broken; `nil` for never.
  func render(_ style: Style, width: Int? = nil) -> String {
    let room = width.map { max(24, $0 - 2) }
    func lines(_ text: String, _ role: Style.Role) -> [String] {
      Paragraph.lines(text, within: room).map { style.paint($0, as: role) }
    }
    return advice.map { item in
      var text = lines(item.message, .heading)
      text[text.count - 1] += item.isDismissed ? style.paint("  dismissed", as: .dim) : ""
      text += lines(item.action, .good)
      if !isExplained { text += lines(facts(of: item), .dim) }
      let evidence =
        isExplained
        ? FigureSheet(figures: item.evidence, isExplained: true).render(style, width: width) : ""
      return style.paint(mark(item.severity), as: role(item.severity)) + " "
        + text.joined(separator: "\n  ") + "\n" + evidence
    }.joined(separator: "\n")
  }

  /// Its name, its figures, and the sessions, on a line.
  private func facts(of item: Advice) -> String {
    let figures = item.evidence.map { "\($0.title) \($0.text)" }
    let sessions = item.sessions.map { index.sessions[$0].id }
    let shown = sessions.suffix(1).joined()
    let more = sessions.count > 1 ? " and \(sessions.count - 1) before" : ""
    return ([item.name] + figures + (sessions.isEmpty ? [] : [shown + more]))
      .joined(separator: " · ")
  }

  private func mark(_ severity: Advice.Severity) -> String {
    switch severity {
    case .notice: "·"
    case .warning: "!"
    case .critical: "‼"
    }
  }

  private func role(_ severity: Advice.Severity) -> Style.Role {
    switch severity {
    case .notice: .hint
    case .warning: .warning
    case .critical: .error
    }
  }

  var csv: String {
    CSVText().text(
      header: ["code", "subject", "severity", "message", "action", "dismissed", "sessions"],
      rows: advice.map { item in
        [
          item.code.rawValue, item.subject ?? "", item.severity.rawValue, item.message, item.action,
          item.isDismissed ? "true" : "false",
          item.sessions.map { index.sessions[$0].id }.joined(separator: " "),
        ]
      }
    )
  }

  var json: JSON {
    .array(
      advice.map { item in
        .object([
          ("code", .string(item.code.rawValue)), ("name", .string(item.name)),
          ("subject", item.subject.map { .string($0) } ?? .null),
          ("severity", .string(item.severity.rawValue)), ("message", .string(item.message)),
          ("action", .string(item.action)), ("dismissed", .bool(item.isDismissed)),
          ("evidence", .figures(item.evidence)),
          ("sessions", .array(item.sessions.map { .string(index.sessions[$0].id) })),
          (
            "thresholds",
            .object(
              item.thresholds.map { ($0.key, .number(index.settings.value(of: $0).text)) }
            )
          ),
        ])
      }
    )
  }
}

/// The rules of advice with the thresholds that hold.
struct AdviceRuleTable {
  let settings: Settings

  private var rows: [(code: AdviceCode, thresholds: [(String, String)], isDismissed: Bool)] {
    let dismissed = Set(settings.insights?.dismissed ?? [])
    return AdviceCode.allCases.map { code in
      (
        code, code.thresholds.map { ($0.key, settings.value(of: $0).text) },
        dismissed.contains(code.rawValue)
      )
    }
  }

  var table: Table {
    var table = Table([
      .fixed("code", priority: 9), .text("says", priority: 5, minimumWidth: 20),
      .text("thresholds", priority: 4, minimumWidth: 20), .fixed("", priority: 3),
    ])
    for row in rows {
      table.add([
        row.code.rawValue, row.code.meaning,
        row.thresholds.map { "\($0.0) \($0.1)" }.joined(separator: ", "),
        row.isDismissed ? "dismissed" : "",
      ])
    }
    return table
  }

  var csv: String {
    CSVText().text(
      header: ["code", "meaning", "thresholds", "dismissed"],
      rows: rows.map { row in
        [
          row.code.rawValue, row.code.meaning,
          row.thresholds.map { "\($0.0)=\($0.1)" }.joined(separator: " "),
          row.isDismissed ? "true" : "false",
        ]
      }
    )
  }

  var json: JSON {
    .array(
      rows.map { row in
        .object([
          ("code", .string(row.code.rawValue)), ("meaning", .string(row.code.meaning)),
          ("thresholds", .object(row.thresholds.map { ($0.0, .number($0.1)) })),
          ("dismissed", .bool(row.isDismissed)),
        ])
      }
    )
  }
}
