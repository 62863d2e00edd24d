/// Finds room for words beside the points of lines, where no line and no other word crosses them.
struct MarkPlacement {
  struct Box: Sendable {
    var left, right, top, bottom: Double

    func overlaps(_ other: Box) -> Bool {
      left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }

    func contains(_ point: Point) -> Bool {
      left < point.x && point.x < right && top < point.y && point.y < bottom
    }
  }

  struct Point: Sendable {
    var x, y: Double
  }

  /// What words stay within.
  private let field: Box
  /// Points so close along the lines that no word fits between two of them.
  private let ink: [Point]
  private(set) var taken: [Box] = []

  /// - Parameter lines: The stretches of all lines.
  init(in field: Box, lines: [[Point]]) {
    self.field = field
    ink = lines.flatMap { line in
      line + zip(line, line.dropFirst()).flatMap { Self.between($0, $1) }
    }
  }

  private static let spacing = 4.0

  private static func between(_ start: Point, _ end: Point) -> [Point] {
    let (width, height) = (end.x - start.x, end.y - start.y)
    let count = Int((max(abs(width), abs(height)) / spacing).rounded(.up))
    guard count > 1 else { return [] }
    return (1..<count).map { step in
      let share = Double(step) / Double(count)
      return Point(x: start.x + share * width, y: start.y + share * height)
    }
  }

  /// The middle of the base line of a word at a point: above it if that does, else wherever the
  /// fewest lines and words are.
  mutating func place(_ text: String, at point: Point) -> Point {
    let half = SVGText.width(text) / 2
    var best: (place: Point, box: Box, cost: Int)?
    for offset in Self.offsets(half) {
      let middle = min(max(point.x + offset.x, field.left + half), field.right - half)
      let place = Point(x: middle, y: point.y + offset.y)
      let box = Box(
        left: middle - half - 3,
        right: middle + half + 3,
        top: place.y - 12,
        bottom: place.y + 5
      )
      guard best == nil || box.top >= field.top && box.bottom <= field.bottom else { continue }
      let cost =
        ink.count(where: box.contains) + 100 * taken.count(where: box.overlaps)
        + (box.top < field.top || box.bottom > field.bottom ? 1000 : 0)
      if cost < best?.cost ?? .max { best = (place, box, cost) }
      if cost == 0 { break }
    }
    guard let best else { return point }
    taken.append(best.box)
    return best.place
  }

  /// From the point to the middle of the word, the best first.
  private static func offsets(_ half: Double) -> [Point] {
    let near = [
      Point(x: 0, y: -12), Point(x: half + 10, y: -8), Point(x: -half - 10, y: -8),
      Point(x: 0, y: 22), Point(x: half + 10, y: 16), Point(x: -half - 10, y: 16),
      // Beside a point at the upper edge, once the line has gone down far enough.
      Point(x: half + 26, y: 4), Point(x: -half - 26, y: 4),
    ]
    var far: [Point] = []
    for distance in stride(from: 26.0, through: 110, by: 14) {
      for aside: Double in [0, half / 2, -half / 2, half * 1.5, -half * 1.5] {
        far.append(Point(x: aside, y: -distance))
        far.append(Point(x: aside, y: distance + 8))
      }
    }
    return near + far
  }
}
