extension LineChart {
  func svg(on canvas: SVGCanvas) -> String {
    let names = series.map(\.name) + (band.map { [$0.name] } ?? [])
    let legend = SVGLegend(names, left: 14, right: canvas.width - 14, top: canvas.top)
    let frame = PlotFrame(
      span,
      format: format,
      legend: legend.height,
      title: axisTitle,
      on: canvas
    )
    var parts = legend.parts + frame.grid
    if let band { parts.append(bandShape(band, frame)) }
    for number in series.indices {
      parts.append(line(number, frame))
      parts.append(dots(number, frame))
    }
    var placement = placement(frame)
    parts += marks.flatMap { shape(of: $0, frame, &placement) }
    parts.append(frame.labels(bottomLabels(frame)))
    if frame.ticks.low < 0, frame.ticks.high > 0 { parts.append(frame.zeroLine) }
    parts.append(hits(frame))
    return canvas.text(parts, height: frame.height(on: canvas))
  }

  /// One path for each stretch without an unknown.
  private func line(_ number: Int, _ frame: PlotFrame) -> SVGElement {
    var path = ""
    var isDrawing = false
    for position in 0..<count {
      guard let value = series[number].value(at: position) else {
        isDrawing = false
        continue
      }
      let x = NumberText.coordinate(frame.x(share(at: position)))
      path += "\(isDrawing ? "L" : "M")\(x) \(NumberText.coordinate(frame.y(value)))"
      isDrawing = true
    }
    var group = SVGPalette.stroked(number, class: "line").with("stroke-width", "2")
      .with("stroke-linejoin", "round").with("stroke-linecap", "round")
    // What colour says, the pattern says too.
    let dashes = ["", "6 4", "2 4", "10 3 2 3", "1 3", "12 4"][number % 6]
    if !dashes.isEmpty { group = group.with("stroke-dasharray", dashes) }
    if !path.isEmpty { group.add(SVGElement("path").with("d", path)) }
    return group
  }

  private func dots(_ number: Int, _ frame: PlotFrame) -> SVGElement {
    var group = SVGPalette.filled(number, class: "points")
    let isRoomy = frame.width / Double(max(1, count)) > 14
    for position in 0..<count {
      guard let value = series[number].value(at: position) else { continue }
      let isAlone =
        series[number].value(at: position - 1) == nil
        && series[number].value(at: position + 1) == nil
      guard isRoomy || isAlone else { continue }
      group.add(
        SVGElement("circle", class: "dot").with("cx", frame.x(share(at: position)))
          .with("cy", frame.y(value)).with("r", "3.5").with("stroke", ChartStyle.fallback("paper"))
      )
    }
    return group
  }

  private func bandShape(_ band: Band, _ frame: PlotFrame) -> SVGElement {
    var group = SVGPalette.filled(series.count, class: "band").with("opacity", "0.22")
    var stretch: [(x: Double, low: Double, high: Double)] = []
    func close() {
      guard !stretch.isEmpty else { return }
      let ends = stretch.map { ($0.x, $0.high) } + stretch.reversed().map { ($0.x, $0.low) }
      let path = ends.map { "\(NumberText.coordinate($0.0)) \(NumberText.coordinate($0.1))" }
      group.add(SVGElement("path").with("d", "M" + path.joined(separator: "L") + "Z"))
      stretch = []
    }
    for position in 0..<count {
      guard let low = band.low.value(at: position), let high = band.high.value(at: position) else {
        close()
        continue
      }
      stretch.append((frame.x(share(at: position)), frame.y(low), frame.y(high)))
    }
    close()
    return group
  }

  private func placement(_ frame: PlotFrame) -> MarkPlacement {
    guard !marks.isEmpty else { return MarkPlacement(in: frame.field, lines: []) }
    let lines = series.map { line in
      (0..<count).compactMap { position in
        line.value(at: position).map {
          MarkPlacement.Point(x: frame.x(share(at: position)), y: frame.y($0))
        }
      }
    }
    // A word may reach a little above the highest line of the grid.
    var field = frame.field
    field.top -= 8
    return MarkPlacement(in: field, lines: lines)
  }

  private func shape(of mark: Mark, _ frame: PlotFrame, _ placement: inout MarkPlacement)
    -> [SVGElement]
  {
    guard series.indices.contains(mark.series),
      let value = series[mark.series].value(at: mark.position)
    else { return [] }
    let (x, y) = (frame.x(share(at: mark.position)), frame.y(value))
    let place = placement.place(mark.text, at: MarkPlacement.Point(x: x, y: y))
    return [
      SVGElement("circle", class: "\(SVGPalette.className(mark.series)) dot").with("cx", x)
        .with("cy", y).with("r", "5").with("fill", SVGPalette.color(mark.series)),
      SVGText.element(mark.text, x: place.x, y: place.y, anchor: "middle", class: "ink mark")
        .with("stroke", ChartStyle.fallback("paper")).with("stroke-width", "4")
        .with("paint-order", "stroke").with("stroke-linejoin", "round"),
    ]
  }

  /// A strip at each place that answers a pointer with all its numbers.
  private func hits(_ frame: PlotFrame) -> SVGElement {
    var group = SVGElement("g", class: "hits")
    let middles = (0..<count).map { frame.x(share(at: $0)) }
    for position in 0..<count {
      let left = position == 0 ? frame.left : (middles[position - 1] + middles[position]) / 2
      let right =
        position == count - 1 ? frame.right : (middles[position] + middles[position + 1]) / 2
      let known = series.compactMap { line in
        line.value(at: position).map { (line.name, $0) }
      }
      guard let first = known.first else { continue }
      let text = known.map {
        series.count > 1 ? "\($0.0) \(format.text($0.1))" : format.text($0.1)
      }
      group.add(
        SVGElement("rect", class: "hit").with("x", left).with("y", frame.top)
          .with("width", max(right - left, 0)).with("height", frame.bottom - frame.top)
          .with("fill", "none").with("pointer-events", "all")
          .marked(
            label: label(at: position),
            value: first.1,
            text: text.joined(separator: ", ")
          )
      )
    }
    return group
  }

  private func bottomLabels(_ frame: PlotFrame) -> [(x: Double, text: String)] {
    switch axis {
    case .labels(let labels):
      return labels.enumerated().map { (frame.x(share(at: $0)), $1) }
    case .placed(_, let labels):
      let widest = labels.map { SVGText.width($0) }.max() ?? 0
      return spacedLabels(apart: (widest + 20) / max(1, frame.width)).map {
        (frame.x($0.share), $0.text)
      }
    case .numbers(let numbers, let format, _):
      return numberTicks(numbers, format, count: max(2, Int(frame.width / 64))).map {
        (frame.x($0.share), $0.text)
      }
    }
  }
}
