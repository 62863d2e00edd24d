import TestSupport

/// Makes records and edits of them from a seed.
struct MergeRandom {
  private var random: SeededRandom
  private var count = 0
  private let mark: String

  /// Makes what a seed makes; the words of this machine have the mark in them.
  init(seed: UInt64, mark: String) {
    random = SeededRandom(seed: seed)
    self.mark = mark
  }

  private static let keys = [
    "car", "start", "end", "location", "network", "type", "power_kw", "energy_kwh", "soc_start",
    "cost", "currency", "x-mine",
  ]
  private static let fees = ["session", "time", "idle", "parking", "other"]

  mutating func record() -> MergeModel {
    var model = MergeModel()
    for key in Self.keys where chance(60) {
      model.entries.append(MergeModel.Entry(key: key, value: .text(word())))
    }
    model.entries.append(MergeModel.Entry(key: "make", value: .text(word())))
    if chance(60) {
      model.entries.append(MergeModel.Entry(key: "fees", value: .mapping(feeEntries())))
    }
    if chance(60) {
      model.entries.append(MergeModel.Entry(key: "tags", value: .set(words(1...3))))
    }
    if chance(60) {
      model.entries.append(MergeModel.Entry(key: "notes", value: .lines(words(1...4))))
    }
    if chance(40) {
      model.entries.append(
        MergeModel.Entry(key: "rates", value: .items((1...number(1...3)).map { _ in rate() }))
      )
    }
    for index in model.entries.indices { comment(&model.entries[index]) }
    if chance(20) { model.tail = [newComment()] }
    if chance(30) { restyle(&model.look) }
    return model
  }

  /// A few random changes of one machine.
  mutating func edit(_ model: inout MergeModel) {
    for _ in 0..<number(0...4) {
      guard !model.entries.isEmpty else { return }
      let index = number(0...model.entries.count - 1)
      switch number(0...13) {
      case 0...4: change(&model.entries[index].value)
      case 5: comment(&model.entries[index])
      case 6:
        model.entries[index].above = []
        model.entries[index].beside = nil
      case 7 where model.entries.count > 2: model.entries.remove(at: index)
      case 8...9: insert(into: &model)
      case 10: model.entries.swapAt(index, number(0...model.entries.count - 1))
      case 11: restyle(&model.look)
      case 12: model.tail.append(newComment())
      default: model.entries[index].above.append(newComment())
      }
    }
  }

  private mutating func insert(into model: inout MergeModel) {
    let missing = Self.keys.filter { key in !model.entries.contains { $0.key == key } }
    guard !missing.isEmpty else { return }
    var entry = MergeModel.Entry(
      key: missing[number(0...missing.count - 1)],
      value: .text(word())
    )
    comment(&entry)
    model.entries.insert(entry, at: number(0...model.entries.count))
  }

  private mutating func change(_ value: inout MergeModel.Value) {
    switch value {
    case .text: value = .text(word())
    case .set(var items):
      if chance(50), items.count > 1 { items.remove(at: number(0...items.count - 1)) }
      if chance(70) { items.insert(word(), at: number(0...items.count)) }
      value = .set(items)
    case .lines(var lines):
      if chance(30), lines.count > 1 { lines.remove(at: number(0...lines.count - 1)) }
      if chance(30) { lines[number(0...lines.count - 1)] = word() }
      if chance(60) { lines.insert(word(), at: chance(60) ? lines.count : number(0...lines.count)) }
      value = .lines(lines)
    case .mapping(var entries):
      changeInside(&entries, keys: Self.fees)
      value = .mapping(entries)
    case .items(var items):
      if chance(30), items.count > 1 { items.remove(at: number(0...items.count - 1)) }
      if chance(40) { items.insert(rate(), at: number(0...items.count)) }
      let index = number(0...items.count - 1)
      var rest = Array(items[index].dropFirst())
      changeInside(&rest, keys: ["price_per_kwh", "session_fee", "minimum", "maximum"])
      items[index] = items[index].prefix(1) + rest
      value = .items(items)
    }
  }

  private mutating func changeInside(_ entries: inout [MergeModel.Entry], keys: [String]) {
    if chance(30), entries.count > 1 { entries.remove(at: number(0...entries.count - 1)) }
    if chance(60), !entries.isEmpty { entries[number(0...entries.count - 1)].value = .text(word()) }
    if chance(20), !entries.isEmpty { comment(&entries[number(0...entries.count - 1)]) }
    let missing = keys.filter { key in !entries.contains { $0.key == key } }
    if chance(40), let key = missing.first {
      entries.insert(
        MergeModel.Entry(key: key, value: .text(word())),
        at: number(0...entries.count)
      )
    }
  }

  private mutating func feeEntries() -> [MergeModel.Entry] {
    Self.fees.prefix(number(1...4)).map { MergeModel.Entry(key: $0, value: .text(word())) }
  }

  private mutating func rate() -> [MergeModel.Entry] {
    var first = MergeModel.Entry(key: "from", value: .text("20\(number(20...40))-\(word())"))
    if chance(30) { first.above = [newComment()] }
    return [first, MergeModel.Entry(key: "price_per_kwh", value: .text(word()))]
  }

  private mutating func comment(_ entry: inout MergeModel.Entry) {
    if chance(25) { entry.above = [newComment()] }
    if chance(25) { entry.beside = newComment() }
  }

  private mutating func restyle(_ look: inout MergeModel.Look) {
    switch number(0...5) {
    case 0: look.lineBreak = look.lineBreak == "\n" ? "\r\n" : "\n"
    case 1: look.indentation = number(1...4)
    case 2: look.hasBraces.toggle()
    case 3: look.quotes = ["", "'", "\""][number(0...2)]
    case 4: look.hasMark.toggle()
    default: look.endsInLineBreak.toggle()
    }
  }

  private mutating func newComment() -> String { "# \(word())" }

  private mutating func words(_ range: ClosedRange<Int>) -> [String] {
    (1...number(range)).map { _ in word() }
  }

  /// A word that stands nowhere else, with an end, so that none is the beginning of another.
  private mutating func word() -> String {
    count += 1
    return "\(mark)\(count)\(mark)"
  }

  private mutating func chance(_ percent: Int) -> Bool { number(1...100) <= percent }

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
}
