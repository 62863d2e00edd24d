/// The characters that charts are drawn with.
enum Glyphs {
  /// What each series of a stack is filled with, so that they differ without colour too.
  static let fills: [Character] = ["█", "▒", "▓", "░"]

  /// A cell filled from below, by eighths.
  static let rising: [Character] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// The shades of a heat map, by level; the first is that of nothing.
  static let shades = ["·", "░", "▒", "▓", "█"]

  static func fill(_ series: Int) -> Character { fills[series % fills.count] }

  /// A cell filled from above, by eighths, as near as there are characters.
  static func hanging(_ eighths: Int) -> Character {
    switch eighths {
    case ...0: " "
    case 1...2: "▔"
    case 3...6: "▀"
    default: "█"
    }
  }
}
