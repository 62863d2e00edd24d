/// How the values below a key merge when both sides changed them.
///
/// Mappings merge key by key whatever the rule is.
package indirect enum MergeRule: Sendable, Hashable {
  /// As one value: changed differently on both sides, it is a conflict.
  case value
  /// Text, line by line: lines that both sides add all stay.
  case lines
  /// A list in which each item is there or is not.
  case set
  /// A list of mappings; items that say the same in these keys are the same item.
  case keyed(by: [String], [String: MergeRule])
  /// A mapping with rules for some of its keys.
  case mapping([String: MergeRule])

  /// The rule of a key inside the mapping, or inside each item of the list.
  func below(_ key: String) -> MergeRule {
    switch self {
    case .mapping(let rules), .keyed(_, let rules): rules[key] ?? .value
    case .value, .lines, .set: .value
    }
  }

  /// What tells the items of a list from each other; `nil` where the list is one value.
  func identities(of items: [Node]) -> [String]? {
    let names: [String]
    switch self {
    case .set:
      names = items.compactMap(\.text)
    case .keyed(let keys, _):
      names = items.compactMap { item in
        item.entries.map { entries in
          keys.compactMap { entries[key: $0]?.text }.joined(separator: " ")
        }
      }
    case .value, .lines, .mapping:
      return nil
    }
    return names.count == items.count && Set(names).count == names.count ? names : nil
  }
}
