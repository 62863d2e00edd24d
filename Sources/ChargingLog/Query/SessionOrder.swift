/// In which order sessions are listed.
///
/// Sessions whose value is unknown stand last, whether it rises or falls; those with equal values
/// keep the order that they came in.
package struct SessionOrder: Sendable {
  private let keys: [(field: SessionField, isDescending: Bool)]

  /// By start, the earliest first.
  package static let byStart = SessionOrder(keys: [])

  /// Reads fields, the weightiest first, each with `-` before it when the largest comes first:
  /// `-cost`, `car,-start`.
  package static func parse(_ text: String) -> Result<SessionOrder, ValueProblem> {
    var keys: [(SessionField, Bool)] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let word = String(part.filter { !$0.isWhitespace })
      let name = word.hasPrefix("-") ? String(word.dropFirst()) : word
      guard let field = SessionField.named(name) else { return .failure(unknown(name)) }
      if case .mapping(let inner) = field.kind {
        return .failure(
          ValueProblem(
            code: "sort",
            message: "\(name) has keys of its own",
            fix: inner.first.map { "write \(name).\($0)" }
          )
        )
      }
      keys.append((field, word.hasPrefix("-")))
    }
    return .success(SessionOrder(keys: keys))
  }

  /// Puts positions in order, reading each value once.
  ///
  /// O(n log n).
  package func sorted(_ positions: [Int], in index: ChargingIndex) -> [Int] {
    guard !keys.isEmpty else { return positions.sorted() }
    var order = Array(positions.indices)
    // The least weighty first: a stable sort keeps what the ones before it did.
    for key in keys.reversed() {
      let values = positions.map { SortValue(key.field.read(index, $0)) }
      var places = [Int](repeating: 0, count: order.count)
      for (place, item) in order.enumerated() { places[item] = place }
      order.sort { left, right in
        switch SortValue.order(values[left], values[right], isDescending: key.isDescending) {
        case 0: places[left] < places[right]
        case let order: order < 0
        }
      }
    }
    return order.map { positions[$0] }
  }

  private static func unknown(_ name: String) -> ValueProblem {
    let fields = SessionField.all.filter { if case .mapping = $0.kind { false } else { true } }
    let nearest = Spelling.nearest(to: name, among: fields.map(\.name))
    return ValueProblem(
      code: "sort",
      message: "there is no field \(ValueProblem.quoted(name))",
      fix: nearest.map { "did you mean \($0)?" }
        ?? "write one of " + fields.map(\.name).joined(separator: ", ")
    )
  }
}

/// A value by which sessions are put in order.
private enum SortValue {
  case number(ExactDecimal)
  case whole(Int64)
  case text(String)
  case unknown

  init(_ operand: Operand?) {
    switch operand {
    case .number(let number): self = .number(number)
    case .span(let first, _): self = .whole(first)
    case .text(let text): self = .text(text.lowercased())
    case .texts(let texts): self = .text(texts.map { $0.lowercased() }.joined(separator: "\u{0}"))
    case .mapping, nil: self = .unknown
    }
  }

  /// Below 0 when the left comes first, 0 when neither does.
  static func order(_ left: SortValue, _ right: SortValue, isDescending: Bool) -> Int {
    let order: Int
    switch (left, right) {
    case (.unknown, .unknown): return 0
    case (.unknown, _): return 1
    case (_, .unknown): return -1
    case (.number(let left), .number(let right)): order = left < right ? -1 : left == right ? 0 : 1
    case (.whole(let left), .whole(let right)): order = left < right ? -1 : left == right ? 0 : 1
    case (.text(let left), .text(let right)): order = left < right ? -1 : left == right ? 0 : 1
    default: order = 0
    }
    return isDescending ? -order : order
  }
}
