import ChargingLog
import Foundation

@testable import Commands

/// Python's jsonschema, an implementation of JSON Schema that is not ours.
enum SchemaValidator {
  /// Whether python3 with jsonschema and PyYAML is on this machine; the tests are skipped without.
  static let isPresent: Bool =
    (try? run(["-W", "ignore", "-c", "import jsonschema, yaml"], input: Data())) != nil

  /// Whether the schema of each sample's kind accepts it.
  static func verdicts(on samples: [SchemaCorpus.Sample]) throws -> [Bool] {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "schemas-\(UUID().uuidString)"
    )
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for kind in JSONSchema.kinds {
      try Data(JSONSchema(kind).bytes).write(to: folder.appending(path: "\(kind.rawValue).json"))
    }
    let rows = samples.map { [RecordKind(path: $0.path)?.rawValue ?? "", $0.text] }
    let output = try run(
      ["-W", "ignore", "-c", script, folder.path],
      input: JSONEncoder().encode(rows)
    )
    return try JSONDecoder().decode([Bool].self, from: output)
  }

  private struct Failed: Error {}

  static func run(_ arguments: [String], input: Data) throws -> Data {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    let (standardInput, standardOutput) = (Pipe(), Pipe())
    process.standardInput = standardInput
    process.standardOutput = standardOutput
    process.standardError = FileHandle.nullDevice
    try process.run()
    try standardInput.fileHandleForWriting.write(contentsOf: input)
    try standardInput.fileHandleForWriting.close()
    let output = try standardOutput.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failed() }
    return output
  }

  /// Types YAML by the core schema of YAML 1.2, as editors do, and checks the schemas themselves.
  private static let script = #"""
    import json, re, sys, yaml, jsonschema
    class Core(yaml.SafeLoader): pass
    Core.yaml_implicit_resolvers = {}
    def resolver(tag, pattern, first):
      Core.add_implicit_resolver("tag:yaml.org,2002:" + tag, re.compile(pattern), first)
    resolver("null", r"^(~|null|Null|NULL|)$", ["~", "n", "N", ""])
    resolver("bool", r"^(true|True|TRUE|false|False|FALSE)$", list("tTfF"))
    resolver("int", r"^[-+]?[0-9]+$", list("-+0123456789"))
    resolver("float", r"^([-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$", list("-+0123456789."))
    def core_int(loader, node): return int(node.value, 10)
    def core_float(loader, node):
      text = node.value.lower()
      return str(text) if "inf" in text or "nan" in text else float(text)
    Core.add_constructor("tag:yaml.org,2002:int", core_int)
    Core.add_constructor("tag:yaml.org,2002:float", core_float)
    validators = {}
    def accepts(kind, text):
      if kind not in validators:
        schema = json.load(open(f"{sys.argv[1]}/{kind}.json"))
        jsonschema.Draft202012Validator.check_schema(schema)
        validators[kind] = jsonschema.Draft202012Validator(schema)
      return validators[kind].is_valid(yaml.load(text, Core))
    print(json.dumps([accepts(kind, text) for kind, text in json.load(sys.stdin)]))
    """#
}
