import TerminalText

/// A field of dots between an axis at the left and labels below.
struct BraillePlot {
  let ticks: Ticks
  let scale: TickColumn
  var canvas: BrailleCanvas

  /// `nil` when the width leaves no room beside the numbers.
  init?(_ span: ValueSpan, format: ValueFormat, width: Int, height: Int) {
    ticks = Ticks(span, count: max(2, height / 2))
    scale = TickColumn(ticks, format: format, height: height, hasFloor: false)
    guard width - scale.taken >= 4 else { return nil }
    canvas = BrailleCanvas(width: width - scale.taken, height: height)
  }

  /// The dot of a number at a share of the width.
  func dot(_ share: Double, _ value: Double) -> (x: Int, y: Int) {
    (
      Int((share * Double(canvas.dotsAcross - 1)).rounded()),
      Int(((1 - ticks.share(of: value)) * Double(canvas.dotsDown - 1)).rounded())
    )
  }

  /// The unit, the plot and the labels below it.
  func drawing(
    _ format: ValueFormat,
    labels: [(share: Double, text: String)],
    title: String
  ) -> TerminalDrawing {
    var drawing = TerminalDrawing()
    if !format.unit.isEmpty {
      var line = TerminalDrawing.Line()
      line.pad(to: max(0, scale.width - DisplayWidth.of(format.unit)))
      line.add(format.unit, .axis)
      drawing.add(line)
    }
    for row in 0..<canvas.height {
      var line = scale.begin(row)
      canvas.add(row, to: &line)
      drawing.add(line)
    }
    drawing.add(scale.bottom(width: canvas.width))
    drawing.add(
      scale.labels(
        labels.map { (Int(($0.share * Double(canvas.width - 1)).rounded()), $0.text) },
        width: canvas.width
      )
    )
    if !title.isEmpty {
      var line = TerminalDrawing.Line()
      line.pad(
        to: scale.taken + max(0, (canvas.width - DisplayWidth.of(title.escapingControls)) / 2)
      )
      line.add(title, .axis)
      drawing.add(line)
    }
    return drawing
  }

  /// What remains when there is no room for a plot.
  static func tooNarrow(_ values: [Double?], width: Int) -> TerminalDrawing {
    var drawing = TerminalDrawing()
    var line = TerminalDrawing.Line()
    line.add(Sparkline.text(values, width: width), .series(0))
    drawing.add(line)
    return drawing
  }
}
