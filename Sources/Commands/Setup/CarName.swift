/// Make and model out of a car's name: `Hyundai Ioniq 5`.
struct CarName: Equatable {
  let make: String
  let model: String

  /// Makes of two words; all others are the first word.
  private static let longMakes = [
    "Alfa Romeo", "Aston Martin", "Great Wall", "Land Rover", "Rolls Royce",
  ]

  /// - Returns: `nil` when there is no model behind the make.
  init?(_ text: String) {
    let words = text.split(separator: " ").map(String.init)
    let start = words.prefix(2).joined(separator: " ").lowercased()
    let count = Self.longMakes.contains { $0.lowercased() == start } ? 2 : 1
    guard words.count > count else { return nil }
    make = words.prefix(count).joined(separator: " ")
    model = words.dropFirst(count).joined(separator: " ")
  }
}
