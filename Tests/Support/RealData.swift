import Foundation

/// The folder of real exports beside the checkout, where there is one.
public enum RealData {
  /// Why a test is skipped.
  public static let absent = "shared/data is not beside this checkout"

  /// The folder, if it is there.
  public static let folder: String? = {
    var folder = Package.root
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let candidate = folder.appending(path: "shared/data")
      if FileManager.default.fileExists(atPath: candidate.path) { return candidate.path }
    }
    return nil
  }()

  /// Whether the folder is there.
  public static var isPresent: Bool { folder != nil }

  /// The path of a file in it.
  public static func path(_ name: String) -> String { folder.map { "\($0)/\(name)" } ?? name }

  /// The bytes of a file in it.
  public static func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: path(name))))
  }
}

/// The package that is tested.
public enum Package {
  /// The folder of `Package.swift`.
  public static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}
