/// What to measure, as the command line says it.
struct Options {
  var program = "plugtrack"
  var stores = ".build-bench/stores"
  var sizes: [Int] = []
  /// Only jobs whose names hold one of these.
  var words: [String] = []

  init(_ arguments: [String]) {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--program": program = rest.popFirst() ?? program
      case "--stores": stores = rest.popFirst() ?? stores
      default:
        if let size = Int(argument) { sizes.append(size) } else { words.append(argument) }
      }
    }
    if sizes.isEmpty { sizes = [3000, 100_000] }
  }
}
