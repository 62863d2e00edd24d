import Foundation
import TestSupport

/// The package as its manifest declares it.
struct Manifest: Decodable {
  struct Target: Decodable {
    var name: String
    var type: String
    /// Where its sources are, when that is not the folder of its name in `Sources`.
    var path: String?
    var dependencies: [Dependency]
  }

  /// A dependency; its name is the first string of the only value.
  struct Dependency: Decodable {
    var name: String

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      let value = try container.decode([String: [Part?]].self)
      name = value.values.first?.lazy.compactMap { $0?.text }.first ?? ""
    }

    /// A string, or something else that does not matter here.
    private struct Part: Decodable {
      var text: String?

      init(from decoder: any Decoder) throws {
        text = try? decoder.singleValueContainer().decode(String.self)
      }
    }
  }

  var targets: [Target]

  /// The program `swift` on the path, if there is one.
  static let swift: String? = {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    return folders.map { "\($0)/swift" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  /// Asks SwiftPM, in a folder of its own: the build folder may be locked by whoever runs the tests.
  static func read() throws -> Manifest {
    let scratch = FileManager.default.temporaryDirectory.appending(
      path: "plugtrack-\(UUID().uuidString)"
    )
    defer { try? FileManager.default.removeItem(at: scratch) }
    let process = Process()
    process.executableURL = URL(filePath: swift ?? "/usr/bin/swift")
    process.arguments = [
      "package", "--package-path", Package.root.path, "--scratch-path", scratch.path,
      "dump-package",
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return try JSONDecoder().decode(Manifest.self, from: data)
  }
}
