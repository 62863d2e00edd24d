import Foundation

/// The folder of real exports beside the checkout, where there is one.
enum RealData {
  static let absent = "shared/data is not beside this checkout"

  static let folder: URL? = {
    var folder = URL(filePath: #filePath).resolvingSymlinksInPath()
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let candidate = folder.deletingLastPathComponent().appending(path: "shared/data")
      if FileManager.default.fileExists(atPath: candidate.path) { return candidate }
    }
    return nil
  }()

  static var isPresent: Bool { folder != nil }

  static func path(_ name: String) -> String {
    folder?.appending(path: name).path ?? name
  }

  static func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: path(name))))
  }
}
