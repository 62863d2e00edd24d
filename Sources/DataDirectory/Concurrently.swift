import Glibc

/// Does work for each item at the same time, as many at once as there are cores, results in order.
func concurrently<Item: Sendable, Result: Sendable>(
  _ items: [Item],
  _ work: @escaping @Sendable (Item) -> Result
) async -> [Result] {
  let width = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
  guard width > 1, items.count > 1 else { return items.map(work) }
  return await withTaskGroup(of: (Int, Result).self) { group in
    var results: [Result?] = Array(repeating: nil, count: items.count)
    var next = 0
    while next < min(width, items.count) {
      let index = next
      group.addTask { (index, work(items[index])) }
      next += 1
    }
    for await (index, result) in group {
      results[index] = result
      if next < items.count {
        let index = next
        group.addTask { (index, work(items[index])) }
        next += 1
      }
    }
    return results.compactMap { $0 }
  }
}
