/// How a list follows from another: some of its elements are gone, and others stand between the rest.
///
/// What stays is copied in runs, so that one change in a hundred thousand costs as little as a copy.
struct Splice: Sendable {
  /// Takes over the elements before a position, passes over some, and then takes the next new one.
  private struct Step {
    var kept: Range<Int>
    var isFollowedByNew: Bool
  }

  private var steps: [Step] = []
  /// Where the new elements stand.
  private(set) var added: [Int] = []
  private let count: Int

  /// - Parameters:
  ///   - gone: The positions of the elements that are gone, rising.
  ///   - places: For each new element the position that it comes before, rising.
  ///   - old: How many elements there were.
  init(leaving gone: [Int], inserting places: [Int], in old: Int) {
    count = old - gone.count + places.count
    var gone = gone[...]
    var (next, length) = (0, 0)
    func keep(to end: Int, isFollowedByNew: Bool) {
      steps.append(Step(kept: next..<end, isFollowedByNew: isFollowedByNew))
      length += end - next
      next = end
    }
    func leave(before end: Int) {
      while let position = gone.first, position < end {
        keep(to: position, isFollowedByNew: false)
        next = position + 1
        gone.removeFirst()
      }
    }
    for place in places {
      leave(before: place)
      keep(to: max(next, place), isFollowedByNew: true)
      added.append(length)
      length += 1
    }
    leave(before: old)
    keep(to: old, isFollowedByNew: false)
  }

  func apply<Element>(to old: [Element], _ new: [Element]) -> [Element] {
    var list: [Element] = []
    list.reserveCapacity(count)
    var new = new[...]
    for step in steps {
      list += old[step.kept]
      if step.isFollowedByNew, let element = new.popFirst() { list.append(element) }
    }
    return list
  }
}
