/// The query of an address or the fields of a form, in their order.
package struct QueryItems: Sendable, Hashable {
  package private(set) var items: [Item]

  package struct Item: Sendable, Hashable {
    package var name: String
    package var value: String
  }

  package init(_ items: [(String, String)] = []) {
    self.items = items.map { Item(name: $0.0, value: $0.1) }
  }

  /// Reads `a=b&c=d`; `nil` when it is not encoded properly.
  package init?(parsing text: some StringProtocol) {
    items = []
    for part in text.split(separator: "&") {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = sides.first.flatMap({ PercentCoding.decode(Substring($0), isForm: true) }),
        let value = PercentCoding.decode(
          sides.count > 1 ? Substring(sides[1]) : "",
          isForm: true
        )
      else { return nil }
      items.append(Item(name: name, value: value))
    }
  }

  package var isEmpty: Bool { items.isEmpty }

  /// The first value of a name that is not empty.
  package subscript(name: String) -> String? {
    items.first { $0.name == name && !$0.value.isEmpty }?.value
  }

  /// All values of a name that are not empty.
  package func all(_ name: String) -> [String] {
    items.filter { $0.name == name && !$0.value.isEmpty }.map(\.value)
  }

  /// The same with one value of a name, or none.
  package func with(_ name: String, _ value: String?) -> QueryItems {
    var copy = self
    copy.items.removeAll { $0.name == name }
    if let value { copy.items.append(Item(name: name, value: value)) }
    return copy
  }

  /// The same with one more value of a name.
  package func adding(_ name: String, _ value: String) -> QueryItems {
    var copy = self
    copy.items.append(Item(name: name, value: value))
    return copy
  }

  /// The same without the items that have no value.
  package var withoutEmpty: QueryItems {
    var copy = self
    copy.items.removeAll { $0.value.isEmpty }
    return copy
  }

  /// The items, encoded.
  package var text: String {
    items.map { PercentCoding.encode($0.name) + "=" + PercentCoding.encode($0.value) }
      .joined(separator: "&")
  }
}
