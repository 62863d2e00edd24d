import Foundation
import TestSupport
import Testing

@testable import Commands

struct JSONTextTests {
  private let session: JSON = [
    "id": "2026-11-23T0730-ioniq5", "energy_kwh": .number("41.20"), "soc": [20, 80],
    "home": true, "network": nil, "derived": [:], "tags": [], "cost": ["amount": "3.20"],
  ]

  @Test func `keeps the order of members and the digits of numbers`() {
    #expect(
      JSONText.compact(session) == """
        {"id":"2026-11-23T0730-ioniq5","energy_kwh":41.20,"soc":[20,80],"home":true,\
        "network":null,"derived":{},"tags":[],"cost":{"amount":"3.20"}}
        """
    )
  }

  @Test func `indents by two spaces`() {
    #expect(
      JSONText.pretty(session) == """
        {
          "id": "2026-11-23T0730-ioniq5",
          "energy_kwh": 41.20,
          "soc": [
            20,
            80
          ],
          "home": true,
          "network": null,
          "derived": {},
          "tags": [],
          "cost": {
            "amount": "3.20"
          }
        }
        """
    )
  }

  @Test(arguments: [
    ("0", true), ("-0.5", true), ("1e-07", true), ("12E+3", true), ("10", true), ("01", false),
    ("+1", false), ("1.", false), (".5", false), ("", false), ("NaN", false), ("1,5", false),
    ("-", false), ("1e", false), ("1 ", false), ("0x1", false), ("٣", false), ("1\u{301}", false),
  ])
  func `prints only real numbers bare`(digits: String, isNumber: Bool) {
    #expect(JSONText.compact(.number(digits)) == (isNumber ? digits : "\"\(digits)\""))
  }

  @Test func `has no number for what is not finite`() {
    #expect(JSON.double(.nan) == .null)
    #expect(JSON.double(-.infinity) == .null)
    #expect(JSONText.compact(.double(0.1)) == "0.1")
  }

  @Test func `escapes every character that could break a reader or a terminal`() {
    #expect(
      JSONText.quoted("\"\\/\n\r\t\0\u{1B}\u{7F}\u{9B}\u{2028}\u{2029}é⚡")
        == #""\"\\/\n\r\t\u0000\u001b\u007f\u009b\u2028\u2029é⚡""#
    )
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `parses back to the value it printed`(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let value = randomValue(depth: 4, &random)
    for text in [JSONText.compact(value), JSONText.pretty(value)] {
      let parsed = try JSONSerialization.jsonObject(
        with: Data(text.utf8),
        options: [.fragmentsAllowed]
      )
      #expect(matches(parsed, value), "seed \(seed): \(text)")
    }
  }

  @Test func `compares order and digits`() {
    #expect(JSON.object([("a", 1), ("b", 2)]) != .object([("b", 2), ("a", 1)]))
    #expect(JSON.number("1.0") != .number("1.00"))
    #expect(session == session)
    #expect(session["cost"]?["amount"] == "3.20")
  }

  private func randomValue(depth: Int, _ random: inout SeededRandom) -> JSON {
    switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &random) {
    case 0: .null
    case 1: .bool(.random(using: &random))
    case 2: .int(.random(in: -1_000_000...1_000_000, using: &random))
    case 3: .string(randomText(&random))
    case 4: .double(Double.random(in: -1e9...1e9, using: &random))
    case 5:
      .array(
        (0..<Int.random(in: 0..<4, using: &random)).map { _ in
          randomValue(depth: depth - 1, &random)
        }
      )
    default:
      .object(
        (0..<Int.random(in: 0..<4, using: &random)).map { index in
          ("\(index)" + randomText(&random), randomValue(depth: depth - 1, &random))
        }
      )
    }
  }

  private func randomText(_ random: inout SeededRandom) -> String {
    let ranges: [ClosedRange<UInt32>] = [0...0x9F, 0x20...0x7E, 0x2020...0x2030, 0x1F600...0x1F610]
    var text = ""
    for _ in 0..<Int.random(in: 0..<8, using: &random) {
      let range = ranges[Int.random(in: 0..<ranges.count, using: &random)]
      if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)) {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  private func matches(_ parsed: Any, _ value: JSON) -> Bool {
    switch value {
    case .null: return parsed is NSNull
    case .bool(let bool): return (parsed as? NSNumber)?.boolValue == bool
    case .int(let int): return (parsed as? NSNumber)?.intValue == int
    case .number(let digits):
      // Foundation's own parser is off by a unit in the last place for some numbers.
      guard let found = (parsed as? NSNumber)?.doubleValue, let given = Double(digits) else {
        return false
      }
      return abs(found - given) <= 2 * given.ulp.magnitude
    case .string(let string):
      return (parsed as? String).map { Array($0.utf8) } == Array(string.utf8)
    case .array(let elements):
      guard let array = parsed as? [Any], array.count == elements.count else { return false }
      return zip(array, elements).allSatisfy(matches)
    case .object(let members):
      guard let object = parsed as? [String: Any], object.count == members.count else {
        return false
      }
      return members.allSatisfy { name, value in object[name].map { matches($0, value) } ?? false }
    }
  }
}
