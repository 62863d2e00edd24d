import Foundation
import TestSupport
import Testing
import YAMLRecord

/// Every case of the YAML test suite is read as its JSON says, or refused by name; nothing is ever
/// silently different.
@Suite("The YAML test suite", .enabled(if: RealData.isPresent, Comment(rawValue: RealData.absent)))
struct YAMLTestSuite {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var folder: URL

    var testDescription: String { name }

    var bytes: [UInt8] { (try? Array(Data(contentsOf: folder.appending(path: "in.yaml")))) ?? [] }
    var isInvalid: Bool {
      FileManager.default.fileExists(atPath: folder.appending(path: "error").path)
    }
    var json: String? {
      try? String(contentsOf: folder.appending(path: "in.json"), encoding: .utf8)
    }
  }

  static let cases: [Case] = {
    let root = URL(filePath: RealData.path("yaml-test-suite"))
    let paths =
      FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    return paths.filter { $0.hasSuffix("/in.yaml") || $0 == "in.yaml" }.sorted().map { path in
      let folder = String(path.dropLast("/in.yaml".count))
      return Case(name: folder, folder: root.appending(path: folder))
    }
  }()

  @Test("has all its cases")
  func count() {
    #expect(Self.cases.count == 402)
    #expect(Self.cases.count(where: \.isInvalid) == 94)
  }

  @Test("is read alike or refused with a place and a name", arguments: cases)
  func agrees(test: Case) {
    let clock = ContinuousClock()
    let began = clock.now
    let reading = Record.read(test.bytes, file: "in.yaml")
    #expect(clock.now - began < .seconds(1))
    if test.isInvalid { #expect(!reading.diagnostics.isEmpty, "invalid, and not refused") }
    guard reading.diagnostics.isEmpty, let record = reading.record else {
      #expect(reading.diagnostics.allSatisfy { !$0.code.isEmpty && !$0.message.isEmpty })
      return
    }
    guard let json = test.json else { return }
    let meant = try? JSONSerialization.jsonObject(with: Data(json.utf8), options: .fragmentsAllowed)
    #expect(Self.isEqual(record.root, meant), "\(record.root.content) is not \(json)")
  }

  /// Whether a node says what a JSON value says; plain scalars are typed by YAML's core schema here,
  /// which the reader itself leaves to the record's schema.
  private static func isEqual(_ node: Node, _ json: Any?) -> Bool {
    switch node.kind {
    case .mapping(let entries):
      guard let object = json as? [String: Any], object.count == entries.count else { return false }
      return entries.allSatisfy { entry in
        object[entry.key].map { isEqual(entry.value, $0) } ?? false
      }
    case .list(let items):
      guard let array = json as? [Any], array.count == items.count else { return false }
      return zip(items, array).allSatisfy { isEqual($0, $1) }
    case .scalar(let text):
      if let string = json as? String { return string == text }
      guard node.style == .plain else { return false }
      if json is NSNull { return ["", "~", "null", "Null", "NULL"].contains(text) }
      guard let number = json as? NSNumber else { return false }
      if ["true", "True", "TRUE"].contains(text) { return number.boolValue }
      if ["false", "False", "FALSE"].contains(text) { return !number.boolValue }
      let digits = Int(String(text.dropFirst(2)), radix: text.hasPrefix("0x") ? 16 : 8)
      return Double(text) == number.doubleValue || digits == number.intValue
    }
  }
}
