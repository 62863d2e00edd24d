import ChargingLog
import Testing

@Suite struct `A merge with a conflict` {
  @Test func `keeps the later side's value and writes the other into a record`() throws {
    let fixture = MergeFixture(
      base: "car: a\ncost: 3.00\n",
      laptop: "car: a\ncost: 3.20\n",
      phone: "car: a\ncost: 3.29\ntype: dc\n"
    )
    let merge = fixture.laptopLater()
    #expect(merge.text == "car: a\ncost: 3.20\ntype: dc\n")
    let path = "conflicts/2026-11-23T0730-ioniq5--cost.yaml"
    #expect(
      merge.conflicts.mapValues { String(decoding: $0, as: UTF8.self) } == [
        path: """
        file: sessions/2026/11/2026-11-23T0730-ioniq5.yaml
        key: cost
        base: 3.00
        kept:
          value: 3.20
          commit: 1a2b3c4
          machine: laptop
          at: 2026-11-18T11:40:00Z
        other:
          value: 3.29
          commit: 5d6e7f8
          machine: phone
          at: 2026-11-18T11:23:20Z

        """
      ]
    )
    #expect(fixture.phoneLater().text == "car: a\ncost: 3.29\ntype: dc\n")
    let conflict = try #require(fixture.phoneLater().typedConflicts.first)
    #expect(conflict.kept?.value == "3.29")
    #expect(conflict.other?.value == "3.20")
  }

  struct Case: CustomTestStringConvertible {
    var name: String
    var base: String
    var laptop: String
    var phone: String
    var laptopLater: String
    var phoneLater: String
    var key: String
    /// The values that lose when the laptop and when the phone is later; `nil` is a removal.
    var lost: (String?, String?)
    var testDescription: String { name }
  }

  private static let cases: [Case] = [
    Case(
      name: "a value and its comments changed differently",
      base: "car: a\n# one\ncost: 1  # two\n",
      laptop: "car: a\n# one of the laptop\ncost: 2  # two of the laptop\n",
      phone: "car: a\n# one of the phone\ncost: 3  # two of the phone\n",
      laptopLater:
        "car: a\n# one of the laptop\n# one of the phone\n# two of the phone\ncost: 2  # two of the laptop\n",
      phoneLater:
        "car: a\n# one of the phone\n# one of the laptop\n# two of the laptop\ncost: 3  # two of the phone\n",
      key: "cost",
      lost: ("3", "2")
    ),
    Case(
      name: "a key added differently",
      base: "car: a\n",
      laptop: "car: a\ncost: 2\n",
      phone: "car: a\ncost: 3\n",
      laptopLater: "car: a\ncost: 2\n",
      phoneLater: "car: a\ncost: 3\n",
      key: "cost",
      lost: ("3", "2")
    ),
    Case(
      name: "a key deleted here and changed there",
      base: "car: a\ncost: 1\ntype: ac\n",
      laptop: "car: a\ntype: ac\n",
      phone: "car: a\ncost: 2\ntype: ac\n",
      laptopLater: "car: a\ncost: 2\ntype: ac\n",
      phoneLater: "car: a\ncost: 2\ntype: ac\n",
      key: "cost",
      lost: (nil, nil)
    ),
    Case(
      name: "one line of notes changed differently",
      base: "car: a\nnotes: |\n  one\n  two\n",
      laptop: "car: a\nnotes: |\n  one\n  TWO\n",
      phone: "car: a\nnotes: |\n  one\n  Two\n",
      laptopLater: "car: a\nnotes: |\n  one\n  TWO\n",
      phoneLater: "car: a\nnotes: |\n  one\n  Two\n",
      key: "notes",
      lost: ("one\nTwo\n", "one\nTWO\n")
    ),
    Case(
      name: "text that becomes a mapping",
      base: "car: a\nx-mine: 1\n",
      laptop: "car: a\nx-mine: 2\n",
      phone: "car: a\nx-mine:\n  b: 1\n  c: [1, 2]\n",
      laptopLater: "car: a\nx-mine: 2\n",
      phoneLater: "car: a\nx-mine:\n  b: 1\n  c: [1, 2]\n",
      key: "x-mine",
      lost: ("b: 1\nc: [1, 2]\n", "2")
    ),
    Case(
      name: "a list that is one value",
      base: "car: a\nx-mine: [1, 2]\n",
      laptop: "car: a\nx-mine: [1, 2, 3]\n",
      phone: "car: a\nx-mine: [0, 1, 2]\n",
      laptopLater: "car: a\nx-mine: [1, 2, 3]\n",
      phoneLater: "car: a\nx-mine: [0, 1, 2]\n",
      key: "x-mine",
      lost: ("[0, 1, 2]", "[1, 2, 3]")
    ),
    Case(
      name: "a list by indentation that is one value",
      base: "car: a\nx-mine:\n  - 1\n  - 2\n",
      laptop: "car: a\nx-mine:\n  - 1\n  - 2\n  - 3\n",
      phone: "car: a\nx-mine:\n  - 0\n  # mine\n  - 1\n  - 2\n",
      laptopLater: "car: a\nx-mine:\n  - 1\n  - 2\n  - 3\n",
      phoneLater: "car: a\nx-mine:\n  - 0\n  # mine\n  - 1\n  - 2\n",
      key: "x-mine",
      lost: ("- 0\n# mine\n- 1\n- 2\n", "- 1\n- 2\n- 3\n")
    ),
    Case(
      name: "a value inside braces",
      base: "car: a\nfees: {session: 1, idle: 1}\n",
      laptop: "car: a\nfees: {session: 2, idle: 1}\n",
      phone: "car: a\nfees: {session: 3, idle: 1, parking: 1}\n",
      laptopLater: "car: a\nfees: {session: 2, idle: 1, parking: 1}\n",
      phoneLater: "car: a\nfees: {session: 3, idle: 1, parking: 1}\n",
      key: "fees.session",
      lost: ("3", "2")
    ),
  ]

  @Test(arguments: cases)
  func `loses neither value`(_ example: Case) throws {
    let fixture = MergeFixture(base: example.base, laptop: example.laptop, phone: example.phone)
    let merges = [
      (fixture.laptopLater(), example.laptopLater, example.lost.0),
      (fixture.phoneLater(), example.phoneLater, example.lost.1),
    ]
    for (merge, text, lost) in merges {
      #expect(merge.text == text)
      #expect(merge.conflicts.count == 1)
      let conflict = try #require(merge.typedConflicts.first)
      #expect(conflict.key == example.key)
      #expect(conflict.other?.value == lost)
    }
  }

  @Test func `keeps what was edited when the other side deleted the file`() throws {
    let fixture = MergeFixture(base: "car: a\n", laptop: nil, phone: "car: b\n")
    for merge in [fixture.laptopLater(), fixture.phoneLater()] {
      #expect(merge.text == "car: b\n")
      let conflict = try #require(merge.typedConflicts.first)
      #expect(conflict.key == nil)
      #expect(conflict.kept?.machine == "phone")
      #expect(conflict.other?.machine == "laptop")
      #expect(conflict.other?.value == nil)
    }
  }

  @Test func `lets a deletion stand beside another look`() {
    let fixture = MergeFixture(base: "car: a\n", laptop: nil, phone: "car:   'a'\r\n")
    #expect(fixture.laptopLater() == MergedRecord(content: nil))
  }

  @Test func `keeps a file that cannot be read in the record`() throws {
    let broken = "car: a\ncost: [1\n<<<<<<< HEAD\n"
    let fixture = MergeFixture(base: "car: a\n", laptop: broken, phone: "car: b\n")
    for merge in [fixture.laptopLater(), fixture.phoneLater()] {
      #expect(merge.text == "car: b\n")
      #expect(try #require(merge.typedConflicts.first).other?.value == broken)
    }
  }

  @Test func `keeps bytes that are no text in a file of their own`() throws {
    var fixture = MergeFixture(base: "car: a\n", laptop: "car: c\n", phone: "car: b\n")
    fixture.path = "cars/ioniq5.yaml"
    let torn: [UInt8] = [0x63, 0xFF, 0xFE, 0x0A]
    let merge = mergedRecord(
      path: fixture.path,
      base: nil,
      primary: MergeSide(bytes: torn, commit: "b", machine: nil, secondsSince1970: 2),
      secondary: MergeSide(
        bytes: Array("make: b\n".utf8),
        commit: "a",
        machine: nil,
        secondsSince1970: 1
      )
    )
    #expect(merge.text == "make: b\n")
    let conflict = try #require(merge.typedConflicts.first)
    let name = try #require(conflict.other?.bytes)
    #expect(merge.conflicts["conflicts/\(name)"] == torn)
  }
}
