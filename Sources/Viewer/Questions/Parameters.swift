package import ChargingLog

/// All that an address may say behind its question mark.
package struct Parameters: Sendable, ExpressibleByArrayLiteral {
  package let all: [Parameter]

  package init(_ all: [Parameter]) { self.all = all }

  package init(arrayLiteral elements: Parameter...) { all = elements }

  package static func + (left: Parameters, right: Parameters) -> Parameters {
    Parameters(left.all + right.all)
  }

  /// What is wrong with a query, in its order.
  ///
  /// That is names that mean nothing here, one thing said twice, and values that cannot be understood.
  /// A value that is empty says nothing, as forms send it.
  package func problems(of query: QueryItems, in index: ChargingIndex, at now: Instant)
    -> [QuestionProblem]
  {
    var problems: [QuestionProblem] = []
    var seen: Set<String> = []
    for item in query.items {
      guard let parameter = all.first(where: { $0.name == item.name }) else {
        problems.append(unknown(item.name))
        continue
      }
      guard !item.value.isEmpty else { continue }
      if !seen.insert(item.name).inserted, !parameter.isRepeatable {
        problems.append(
          QuestionProblem(item.name, given: item.value, "is said twice", fix: "say it once")
        )
      }
      if let problem = parameter.problem(with: item.value, in: index, at: now) {
        problems.append(problem)
      }
    }
    return problems
  }

  private func unknown(_ name: String) -> QuestionProblem {
    let names = all.map(\.name)
    // Two letters are near to anything.
    let nearest = name.count > 2 ? Spelling.nearest(to: name, among: names) : nil
    return QuestionProblem(
      String(name.prefix(64)),
      "nothing of this name can be asked here",
      fix: nearest.map { "did you mean \($0)?" }
        ?? (names.isEmpty
          ? "leave it away: this address takes no questions" : Parameter.choice(of: names))
    )
  }
}
