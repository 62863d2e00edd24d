import ChargingLog
import Testing
import TestSupport

@Suite struct `Three machines that edit and sync in any order` {
  /// A commit: the files of one record and its conflicts.
  private struct Commit {
    var files: [String: [UInt8]]
    var id: String
    var time: Int64
  }

  /// A machine and what it last had in common with the server.
  private struct Machine {
    var name: String
    var head: Commit
    var shared: Commit
    var model: MergeModel
    var random: MergeRandom
  }

  private static let path = "tariffs/any.yaml"

  @Test(arguments: 0..<4) func `end with the same files, and nothing is lost`(block: Int) {
    for seed in UInt64(block * 60)..<UInt64(block * 60 + 60) {
      var order = SeededRandom(seed: seed &+ 99)
      var maker = MergeRandom(seed: seed, mark: "b")
      let model = maker.record()
      var server = Commit(files: [Self.path: Array(model.text.utf8)], id: "0", time: 0)
      var machines = ["k", "l", "p"].enumerated().map { offset, name in
        Machine(
          name: name,
          head: server,
          shared: server,
          model: model,
          random: MergeRandom(seed: seed &* 5 &+ UInt64(offset), mark: name)
        )
      }
      // Each machine edits its first copy once, so that every word it wrote must be somewhere.
      for index in machines.indices {
        var machine = machines[index]
        machine.random.edit(&machine.model)
        machine.head = Commit(
          files: [Self.path: Array(machine.model.text.utf8)],
          id: machine.name,
          time: Int64.random(in: 1...3, using: &order)
        )
        machines[index] = machine
      }
      for index in machines.indices.shuffled(using: &order) + [0, 1, 2] {
        sync(&machines[index], &server)
      }
      for machine in machines { #expect(machine.head.files == server.files, "seed \(seed)") }
      let there = words(server.files.values.flatMap { $0 + [0x0A] })
      let before = words(model.text.utf8)
      for machine in machines {
        let lost = words(machine.model.text.utf8).subtracting(before).subtracting(there)
        #expect(lost.isEmpty, "seed \(seed)")
      }
    }
  }

  private func sync(_ machine: inout Machine, _ server: inout Commit) {
    if machine.head.id == machine.shared.id {
      machine.head = server
    } else if server.id != machine.shared.id {
      machine.head = merged(machine.shared, machine.head, server)
    }
    server = machine.head
    machine.shared = server
  }

  private func merged(_ base: Commit, _ one: Commit, _ two: Commit) -> Commit {
    let isFirst = (one.time, one.id) >= (two.time, two.id)
    let (primary, secondary) = isFirst ? (one, two) : (two, one)
    var result = Commit(
      files: [:],
      id: primary.id + secondary.id,
      time: max(one.time, two.time)
    )
    var added: [String: [UInt8]] = [:]
    for path in Set(base.files.keys).union(one.files.keys).union(two.files.keys) {
      func side(_ commit: Commit) -> MergeSide {
        MergeSide(
          bytes: commit.files[path],
          commit: commit.id,
          machine: nil,
          secondsSince1970: commit.time
        )
      }
      let merge = mergedRecord(
        path: path,
        base: base.files[path],
        primary: side(primary),
        secondary: side(secondary)
      )
      result.files[path] = merge.content
      added.merge(merge.conflicts) { first, _ in first }
    }
    for (path, bytes) in added.sorted(by: { $0.key < $1.key }) {
      result.files.add(conflict: bytes, at: path)
    }
    return result
  }

  private func words(_ bytes: some Sequence<UInt8>) -> Set<[UInt8]> {
    let isWord = { (byte: UInt8) in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
    }
    return Set(
      Array(bytes).split { !isWord($0) }.map(Array.init).filter { word in
        word.count > 2 && word.first == word.last
          && word.dropFirst().dropLast().allSatisfy { $0 < 0x3A }
      }
    )
  }
}
