import ChargingLog
import Testing

@Suite struct `A merge without conflicts` {
  struct Case: CustomTestStringConvertible {
    var name: String
    var base: String
    var laptop: String
    var phone: String
    /// What the file says, whichever side is the later one.
    var merged: String
    var testDescription: String { name }
  }

  private static let cases: [Case] = [
    Case(
      name: "a value changed on one side",
      base: "car: a\ncost: 1\n",
      laptop: "car: a\ncost: 2\n",
      phone: "car: a\ncost: 1\nnetwork: x\n",
      merged: "car: a\ncost: 2\nnetwork: x\n"
    ),
    Case(
      name: "a value changed alike on both sides",
      base: "car: a\ncost: 1\ntype: ac\n",
      laptop: "car: a\ncost: 2\ntype: ac\n",
      phone: "car: a\ncost: 2\ntype: dc\n",
      merged: "car: a\ncost: 2\ntype: dc\n"
    ),
    Case(
      name: "neighbouring values",
      base: "car: a\ncost: 1\ntype: ac\nnetwork: x\n",
      laptop: "car: a\ncost: 2\ntype: ac\nnetwork: z\n",
      phone: "car: b\ncost: 1\ntype: dc\nnetwork: x\n",
      merged: "car: b\ncost: 2\ntype: dc\nnetwork: z\n"
    ),
    Case(
      name: "a key deleted on one side beside a change on the other",
      base: "car: a\n# what it cost\ncost: 1\ntype: ac\n",
      laptop: "car: a\ntype: ac\n",
      phone: "car: a\n# what it cost\ncost: 1\ntype: dc\n",
      merged: "car: a\ntype: dc\n"
    ),
    Case(
      name: "the same key deleted on both sides",
      base: "car: a\ncost: 1\ntype: ac\n",
      laptop: "car: a\ntype: dc\n",
      phone: "car: b\ntype: ac\n",
      merged: "car: b\ntype: dc\n"
    ),
    Case(
      name: "comment on one side, value on the other",
      base: "car: a\ncost: 1\n",
      laptop: "car: a\n# at the motorway\ncost: 1  # by card\n",
      phone: "car: a\ncost: 2\n",
      merged: "car: a\n# at the motorway\ncost: 2  # by card\n"
    ),
    Case(
      name: "a comment taken away on one side, value on the other",
      base: "car: a\n# old\ncost: 1  # older\ntype: ac\n",
      laptop: "car: a\ncost: 1\ntype: ac\n",
      phone: "car: a\n# old\ncost: 2  # older\ntype: ac\n",
      merged: "car: a\ncost: 2\ntype: ac\n"
    ),
    Case(
      name: "CRLF on one side, a value on the other",
      base: "car: a\ncost: 1\n",
      laptop: "car: a\r\ncost: 1\r\n",
      phone: "car: a\ncost: 2\nnetwork: x\n",
      merged: "car: a\r\ncost: 2\r\nnetwork: x\r\n"
    ),
    Case(
      name: "braces on one side, a value on the other",
      base: "car: a\nfees:\n  session: 1\n  idle: 2\n",
      laptop: "car: a\nfees: {session: 1, idle: 2}\n",
      phone: "car: a\nfees:\n  session: 3\n  idle: 2\n  parking: 4\n",
      merged: "car: a\nfees: {session: 3, idle: 2, parking: 4}\n"
    ),
    Case(
      name: "another indentation on one side, a value on the other",
      base: "car: a\nfees:\n  session: 1\n  idle: 2\n",
      laptop: "car: a\nfees:\n      session: 1\n      idle: 2\n",
      phone: "car: a\nfees:\n  session: 3\n  idle: 2\n  # at the station\n  parking: 4\n",
      merged:
        "car: a\nfees:\n      session: 3\n      idle: 2\n      # at the station\n      parking: 4\n"
    ),
    Case(
      name: "another order of keys on one side, a value on the other",
      base: "car: a\ncost: 1\ntype: ac\n",
      laptop: "type: ac\ncar: a\ncost: 1\n",
      phone: "car: a\ncost: 2\ntype: ac\n",
      merged: "type: ac\ncar: a\ncost: 2\n"
    ),
    Case(
      name: "other quotes on one side, another key on the other",
      base: "car: a\ncost: 1\ntype: ac\n",
      laptop: "car: 'a'\ncost: \"1\"\ntype: ac\n",
      phone: "car: a\ncost: 1\ntype: dc\n",
      merged: "car: 'a'\ncost: \"1\"\ntype: dc\n"
    ),
    Case(
      name: "tags added and removed",
      base: "car: a\ntags: [one, two, three]\n",
      laptop: "car: a\ntags: [one, three]\n",
      phone: "car: a\ntags: [one, two, three, four]\n",
      merged: "car: a\ntags: [one, three, four]\n"
    ),
    Case(
      name: "the same tag added on both sides",
      base: "car: a\ntags:\n  - one\n",
      laptop: "car: a\ntags:\n  - one\n  - two\n",
      phone: "car: b\ntags:\n  - one\n  - two\n",
      merged: "car: b\ntags:\n  - one\n  - two\n"
    ),
    Case(
      name: "a file without a last line break",
      base: "car: a\ncost: 1",
      laptop: "car: a\ncost: 2",
      phone: "car: b\ncost: 1",
      merged: "car: b\ncost: 2"
    ),
    Case(
      name: "a byte order mark",
      base: "\u{FEFF}car: a\ncost: 1\n",
      laptop: "\u{FEFF}car: a\ncost: 2\n",
      phone: "\u{FEFF}car: b\ncost: 1\n",
      merged: "\u{FEFF}car: b\ncost: 2\n"
    ),
    Case(
      name: "a record in braces",
      base: "{car: a, cost: 1, type: ac}\n",
      laptop: "{car: a, cost: 2, type: ac}\n",
      phone: "{car: b, cost: 1}\n",
      merged: "{car: b, cost: 2}\n"
    ),
    Case(
      name: "text over several lines, changed in different lines",
      base: "car: a\nnotes: |\n  one\n  two\n  three\n",
      laptop: "car: a\nnotes: |\n  ONE\n  two\n  three\n",
      phone: "car: a\nnotes: |\n  one\n  two\n  THREE\n",
      merged: "car: a\nnotes: |\n  ONE\n  two\n  THREE\n"
    ),
    Case(
      name: "comments at the end of the file",
      base: "car: a\ncost: 1\n# end\n",
      laptop: "car: a\ncost: 2\n# end\n",
      phone: "car: a\ncost: 1\n# end\n# really\n",
      merged: "car: a\ncost: 2\n# end\n# really\n"
    ),
  ]

  @Test(arguments: cases) func `brings the changes of both sides together`(_ example: Case) {
    let fixture = MergeFixture(base: example.base, laptop: example.laptop, phone: example.phone)
    for merge in [fixture.laptopLater(), fixture.phoneLater()] {
      #expect(merge.text == example.merged)
      #expect(merge.conflicts.isEmpty)
    }
  }
}
