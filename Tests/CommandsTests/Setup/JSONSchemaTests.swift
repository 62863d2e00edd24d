import ChargingLog
import Foundation
import Testing

@testable import Commands

/// The schemas for editors say of a file what the reader says.
struct JSONSchemaTests {
  @Test(
    "schema and reader agree on a corpus of good and bad files",
    .enabled(if: SchemaValidator.isPresent)
  )
  func agreement() throws {
    let verdicts = try SchemaValidator.verdicts(on: SchemaCorpus.cases)
    for (sample, isAccepted) in zip(SchemaCorpus.cases, verdicts) {
      #expect(isAccepted == sample.isGood, "the schema of \(sample.path) on: \(sample.text)")
      #expect(
        Self.isRead(sample) == sample.isGood,
        "the reader of \(sample.path) on: \(sample.text)"
      )
    }
  }

  @Test(
    "where YAML's typing hides the spelling, the schema lets pass what the reader refuses",
    .enabled(if: SchemaValidator.isPresent)
  )
  func limits() throws {
    let verdicts = try SchemaValidator.verdicts(on: SchemaCorpus.invisible)
    for (sample, isAccepted) in zip(SchemaCorpus.invisible, verdicts) {
      #expect(isAccepted, "the schema of \(sample.path) on: \(sample.text)")
      #expect(!Self.isRead(sample), "the reader of \(sample.path) on: \(sample.text)")
    }
  }

  @Test(
    "every kind with a schema is listed once, and every key has a meaning",
    arguments: JSONSchema.kinds
  )
  func meaning(of kind: RecordKind) throws {
    let json = JSONSchema(kind).json
    #expect(json["title"] == .string("PlugTrack \(kind.rawValue)"))
    guard case .object(let properties)? = json["properties"] else { return }
    #expect(properties.map(\.0) == kind.schemaKeys.map(\.key))
    for (key, schema) in properties {
      #expect(schema["description"]?.text?.isEmpty == false, "\(key)")
    }
  }

  private static func isRead(_ sample: SchemaCorpus.Sample) -> Bool {
    let file = RecordFile.read(Array(sample.text.utf8), path: sample.path)
    return !file.diagnostics.contains { $0.severity == .error }
  }
}
