extension ScatterChart {
  func svg(on canvas: SVGCanvas) -> String {
    let legend = SVGLegend(groups, left: 14, right: canvas.width - 14, top: canvas.top)
    let frame = PlotFrame(
      ySpan,
      format: yFormat,
      legend: legend.height,
      title: xTitle,
      on: canvas
    )
    let across = Ticks(xSpan, count: max(2, Int(frame.width / 64)))
    let count = max(groups.count, (points.map(\.group).max() ?? 0) % 6 + 1, 1)
    var dots = (0..<count).map {
      SVGPalette.filled($0, class: "points").with("fill-opacity", "0.75")
    }
    for point in points {
      let group = min(max(point.group, 0), count - 1)
      dots[group].add(
        SVGElement("circle", class: "dot").with("cx", frame.x(across.share(of: point.x)))
          .with("cy", frame.y(point.y)).with("r", "4").with("data-x", "\(point.x)")
          .marked(
            label: point.label,
            value: point.y,
            text: "\(xFormat.text(point.x)), \(yFormat.text(point.y))",
            series: groups.indices.contains(group) ? groups[group] : ""
          )
      )
    }
    let labels = across.values.map {
      (frame.x(across.share(of: $0)), xFormat.text($0, step: across.step))
    }
    return canvas.text(
      legend.parts + frame.grid + dots + [frame.labels(labels)],
      height: frame.height(on: canvas)
    )
  }
}
