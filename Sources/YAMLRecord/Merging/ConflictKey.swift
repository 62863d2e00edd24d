/// The way to a value that stays true while lists around it grow: items of a list are named by what
/// tells them from the others, as in `rates[2025-04-01].price_per_kwh`.
package struct ConflictKey: Sendable, Hashable, CustomStringConvertible {
  /// One step down.
  package enum Step: Sendable, Hashable {
    /// Into a mapping.
    case key(String)
    /// Into a list.
    case item(String)
  }

  /// The steps from the top.
  package var steps: [Step]

  package init(_ steps: [Step] = []) { self.steps = steps }

  /// Reads what `description` writes.
  package init?(parsing text: String) {
    steps = []
    var rest = text[...]
    while let first = rest.first {
      if first == "[" {
        guard let word = Self.word(&rest, upTo: "]", skipping: 1), rest.first == "]" else {
          return nil
        }
        rest.removeFirst()
        steps.append(.item(word))
      } else {
        guard let word = Self.word(&rest, upTo: ".[", skipping: steps.isEmpty ? 0 : 1),
          !word.isEmpty, steps.isEmpty || first == "."
        else { return nil }
        steps.append(.key(word))
      }
    }
    guard !steps.isEmpty else { return nil }
  }

  package var description: String {
    var text = ""
    for step in steps {
      switch step {
      case .key(let key): text += (text.isEmpty ? "" : ".") + Self.written(key, unless: ".[")
      case .item(let name): text += "[" + Self.written(name, unless: "]") + "]"
      }
    }
    return text
  }

  func appending(_ part: Part) -> ConflictKey {
    ConflictKey(steps + [part.isItem ? .item(part.identity) : .key(part.identity)])
  }

  /// A word, in double quotes where it would be read as something else.
  private static func written(_ word: String, unless marks: String) -> String {
    guard word.contains(where: { marks.contains($0) || $0 == "\"" }) || word.isEmpty else {
      return word
    }
    return "\"" + word.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
  }

  private static func word(
    _ rest: inout Substring,
    upTo marks: String,
    skipping count: Int
  ) -> String? {
    rest = rest.dropFirst(count)
    guard rest.first == "\"" else {
      let word = rest.prefix { !marks.contains($0) }
      rest = rest.dropFirst(word.count)
      return String(word)
    }
    var word = ""
    rest.removeFirst()
    while let next = rest.first {
      rest.removeFirst()
      if next == "\"" {
        guard rest.first == "\"" else { return word }
        rest.removeFirst()
      }
      word.append(next)
    }
    return nil
  }
}

extension Record {
  /// Where a value stands now; `nil` when it, or what tells its list item, is gone.
  package func path(of key: ConflictKey, _ rules: MergeRule) -> FieldPath? {
    var (node, rule, path) = (root, rules, FieldPath([]))
    for step in key.steps {
      switch step {
      case .key(let key):
        guard let next = node.entries?[key: key] else { return nil }
        (node, path, rule) = (next, path.appending(key), rule.below(key))
      case .item(let name):
        guard let items = node.items,
          let index = rule.identities(of: items)?.firstIndex(of: name)
        else { return nil }
        (node, path) = (items[index], path.appending(index))
        if case .keyed(_, let rules) = rule { rule = .mapping(rules) } else { rule = .value }
      }
    }
    return path
  }
}
