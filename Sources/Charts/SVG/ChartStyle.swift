/// The style sheet of charts: rules for a page that has them embedded, and for a file of its own.
///
/// Colours are custom properties, so that a page may choose others; the series are those of Okabe
/// and Ito (https://jfly.uni-koeln.de/color/), which the colour-blind can tell apart.
package enum ChartStyle {
  /// Custom properties on a light ground, as declarations.
  package static let light = """
    --chart-paper:#ffffff;--chart-ink:#1c2430;--chart-muted:#5b6675;--chart-grid:#e3e7ec;\
    --chart-1:#0072b2;--chart-2:#e08a00;--chart-3:#009e73;--chart-4:#b65c94;--chart-5:#2f9fd8;\
    --chart-6:#d55e00;--chart-below:#c8452f;--chart-none:#eef1f4;--chart-heat-1:#cfe5f5;\
    --chart-heat-2:#93c6e6;--chart-heat-3:#4c9fd0;--chart-heat-4:#0f72b0;--chart-heat-5:#06436c
    """

  /// Custom properties on a dark ground.
  package static let dark = """
    --chart-paper:#12161c;--chart-ink:#e8ecf1;--chart-muted:#9aa5b3;--chart-grid:#2a323c;\
    --chart-1:#4aa8e0;--chart-2:#f2b03d;--chart-3:#2ec4a0;--chart-4:#d98cbb;--chart-5:#8ccff5;\
    --chart-6:#f08a4b;--chart-below:#ef7d68;--chart-none:#1d242c;--chart-heat-1:#12384f;\
    --chart-heat-2:#175c86;--chart-heat-3:#2684bd;--chart-heat-4:#5fb2e3;--chart-heat-5:#b9e1f9
    """

  /// What the classes of a chart look like.
  package static let rules: String = {
    let series = (1...6).map { number in
      """
      .chart .s\(number){fill:var(--chart-\(number));stroke:var(--chart-\(number))}
      """
    }
    let heat = (1...5).map { ".chart .h\($0){fill:var(--chart-heat-\($0))}" }
    return
      ([
        ".chart{font:12px system-ui,sans-serif;font-variant-numeric:tabular-nums;max-width:100%;height:auto}",
        ".chart text{fill:var(--chart-muted);stroke:none}",
        ".chart .ink{fill:var(--chart-ink)}",
        ".chart .mark{stroke:var(--chart-paper);stroke-width:4px;paint-order:stroke}",
        ".chart .title{font-size:15px;font-weight:600}",
        ".chart .paper{fill:var(--chart-paper)}",
        ".chart .grid{stroke:var(--chart-grid);fill:none}",
        ".chart .axis{stroke:var(--chart-muted);fill:none}",
      ] + series + [
        ".chart .bars{stroke:none}", ".chart .line{fill:none;stroke-width:2}",
        ".chart .band{stroke:none;opacity:.22}", ".chart .below{fill:var(--chart-below)}",
        ".chart .dot{stroke:var(--chart-paper)}", ".chart .h0{fill:var(--chart-none)}",
        ".chart .unknown{fill:none;stroke:var(--chart-grid)}",
      ] + heat + [
        ".chart .hit{fill:none;stroke:none;pointer-events:all}",
        ".chart .bars .bar:hover,.chart .cells rect:hover{opacity:.75}",
      ]).joined(separator: "\n") + "\n"
  }()

  /// The whole sheet: the colours of either ground, and the rules.
  package static let sheet = """
    .chart{\(light)}
    @media (prefers-color-scheme:dark){.chart{\(dark)}}
    \(rules)
    """

  /// What a class is painted with where no style sheet reaches.
  static func fallback(_ name: String) -> String {
    let declarations = light.split(separator: ";")
    let value = declarations.first { $0.hasPrefix("--chart-\(name):") }?.split(separator: ":").last
    return value.map(String.init) ?? "#5b6675"
  }
}
