import Testing

@testable import Charts

@Suite struct `Words beside a line` {
  private let field = MarkPlacement.Box(left: 40, right: 600, top: 20, bottom: 240)

  /// A line through the field, falling or rising by a share of its height, bent at the middle.
  private func line(from start: Double, over middle: Double, to end: Double)
    -> [MarkPlacement.Point]
  {
    (0...20).map { step in
      let share = Double(step) / 20
      let height =
        share < 0.5
        ? start + (middle - start) * share * 2 : middle + (end - middle) * (share - 0.5) * 2
      return MarkPlacement.Point(x: 40 + 560 * share, y: 20 + 220 * height)
    }
  }

  @Test(
    arguments: [
      (0.05, 0.5, 0.95), (0.95, 0.5, 0.05), (0.05, 0.8, 0.95), (0.9, 0.1, 0.9), (0.5, 0.5, 0.5),
    ]
  )
  func `stand where neither it nor another word crosses them`(
    start: Double,
    middle: Double,
    end: Double
  ) {
    let line = line(from: start, over: middle, to: end)
    var placement = MarkPlacement(in: field, lines: [line])
    for (position, text) in [
      (20, "cheapest, stop at 35 %"), (11, "knee, stop at 56 %"), (0, "fastest, stop at 80 %"),
    ] {
      _ = placement.place(text, at: line[position])
    }
    #expect(placement.taken.count == 3)
    for (number, box) in placement.taken.enumerated() {
      #expect(!line.contains { box.contains($0) }, "word \(number)")
      #expect(!placement.taken[..<number].contains { $0.overlaps(box) }, "word \(number)")
      #expect(box.left >= field.left - 4 && box.right <= field.right + 4)
      #expect(box.top >= field.top && box.bottom <= field.bottom)
    }
  }

  @Test func `is right above its point where nothing is in the way`() {
    let point = MarkPlacement.Point(x: 300, y: 120)
    var placement = MarkPlacement(in: field, lines: [[point]])
    let place = placement.place("best", at: point)
    #expect(place.x == 300 && place.y == 108)
  }
}
