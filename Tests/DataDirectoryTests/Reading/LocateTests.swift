import DataDirectory
import TestSupport
import Testing

@Suite("Finding the data directory")
struct LocateTests {
  /// Where it is found among folders that are all data directories but `none` and `plain`.
  private func found(named: String? = nil, _ environment: [String: String], from folder: String)
    async throws -> String
  {
    try await TemporaryDirectory.with { root in
      for name in ["named", "env", "log", "xdg/plugtrack", "home/.local/share/plugtrack"] {
        try root.write("\(name)/settings.yaml", "plugtrack: 1\n")
      }
      for name in ["none/deep", "plain", "log/sessions/2026", "other"] { try root.makeFolder(name) }
      try root.write("other/settings.yaml", "theme: dark\n")
      try root.write("file", "")
      do throws(DataDirectoryError) {
        let directory = try DataDirectory.locate(
          named: named.map { $0.replacing("ROOT", with: root.path) },
          environment: environment.mapValues { $0.replacing("ROOT", with: root.path) },
          workingDirectory: root.path(folder)
        )
        return directory.root.replacing(root.path, with: "ROOT")
      } catch {
        return [error.code.rawValue, error.path, error.message, error.fix ?? ""].joined(
          separator: "\n"
        )
        .replacing(root.path, with: "ROOT")
      }
    }
  }

  @Test(
    "The one that is named comes first, then the environment, then the nearest, then the user's own"
  )
  func order() async throws {
    let all = ["PLUGTRACK_DATA": "ROOT/env", "XDG_DATA_HOME": "ROOT/xdg", "HOME": "ROOT/home"]
    let own = ["PLUGTRACK_DATA": "", "XDG_DATA_HOME": "ROOT/xdg", "HOME": "ROOT/home"]
    let home = ["HOME": "ROOT/home"]
    #expect(try await found(named: "ROOT/named", all, from: "log") == "ROOT/named")
    #expect(try await found(all, from: "log") == "ROOT/env")
    #expect(try await found(own, from: "log/sessions/2026") == "ROOT/log")
    #expect(try await found(own, from: "log") == "ROOT/log")
    #expect(try await found(own, from: "none/deep") == "ROOT/xdg/plugtrack")
    #expect(try await found(home, from: "none/deep") == "ROOT/home/.local/share/plugtrack")
    #expect(
      try await found(home.merging(["XDG_DATA_HOME": "relative"]) { $1 }, from: "none")
        == "ROOT/home/.local/share/plugtrack"
    )
  }

  @Test("Somebody else's settings.yaml does not mark a folder")
  func other() async throws {
    #expect(try await found(["XDG_DATA_HOME": "ROOT/xdg"], from: "other") == "ROOT/xdg/plugtrack")
  }

  @Test(
    "A data directory whose mark is torn or cannot be read is never passed over for the next one",
    arguments: [
      ("", "the file is empty"), ("currency: GBP\n", "plugtrack"),
      ("\0\0\0\0", "error:"), ("\u{FEFF}plug", "not-a-mapping"),
    ]
  )
  func lostMark(_ text: String, _ reason: String) async throws {
    try await TemporaryDirectory.with { root in
      for folder in ["inner", "xdg/plugtrack"] {
        try root.write("settings.yaml", "plugtrack: 1\n")
        try root.write("\(folder)/settings.yaml", text)
        try root.makeFolder("\(folder)/sessions/2026")
        let error = #expect(throws: DataDirectoryError.self) {
          try DataDirectory.locate(
            named: nil,
            environment: ["XDG_DATA_HOME": root.path("xdg")],
            workingDirectory: folder == "inner" ? root.path("inner/sessions/2026") : "/"
          )
        }
        #expect(error?.code == .settings && error?.path == root.path("\(folder)/settings.yaml"))
        let said = error?.diagnostics.map { $0.text() }.joined() ?? ""
        #expect(said.contains("settings.yaml") && said.contains(reason), "\(said)")
        #expect(error?.fix?.contains("--data \(root.path(folder))") == true)
      }
    }
  }

  @Test("So is one whose settings are a link")
  func linkedMark() async throws {
    try await TemporaryDirectory.with { root in
      try root.write("settings.yaml", "plugtrack: 1\n")
      try root.makeFolder("inner/cars")
      try root.link("inner/settings.yaml", to: "../settings.yaml")
      let error = #expect(throws: DataDirectoryError.self) {
        try DataDirectory.locate(
          named: nil,
          environment: [:],
          workingDirectory: root.path("inner/cars")
        )
      }
      #expect(error?.code == .settings && error?.message == "is no ordinary file")
    }
  }

  @Test("A folder that is named is taken as it is, marked or not")
  func plain() async throws {
    #expect(try await found(named: "ROOT/plain", [:], from: "log") == "ROOT/plain")
    #expect(try await found(named: "ROOT/log/../plain/", [:], from: "log") == "ROOT/plain")
  }

  @Test("The errors say where was looked and what to type")
  func errors() async throws {
    #expect(
      try await found(named: "ROOT/nowhere", [:], from: "log") == """
        no-data-directory
        ROOT/nowhere
        there is no folder ROOT/nowhere
        make a data directory with: plugtrack init ROOT/nowhere
        """
    )
    #expect(
      try await found(named: "ROOT/file", [:], from: "log").contains("there is no folder ROOT/file")
    )
    #expect(
      try await found(named: "", [:], from: "log") == """
        no-data-directory

        the name of the data directory is empty
        name one with --data DIR
        """
    )
    #expect(
      try await found(["PLUGTRACK_DATA": "ROOT/gone", "HOME": "ROOT/home"], from: "log") == """
        no-data-directory
        ROOT/gone
        there is no folder ROOT/gone
        make a data directory with: plugtrack init ROOT/gone
        """
    )
    #expect(
      try await found(["XDG_DATA_HOME": "ROOT/none"], from: "none/deep") == """
        no-data-directory
        ROOT/none/deep
        no data directory here or above, nor at ROOT/none/plugtrack
        make one with: plugtrack init DIR, or name one with --data DIR
        """
    )
    #expect(
      try await found([:], from: "none") == """
        no-data-directory
        ROOT/none
        no data directory here or above
        make one with: plugtrack init DIR, or name one with --data DIR
        """
    )
  }

  @Test(
    "Any YAML of settings marks a folder, with errors or without",
    arguments: [
      ("plugtrack: 1\n", true), ("\u{FEFF}# mine\r\nplugtrack: 1\r\n", true),
      ("{plugtrack: 1, currency: GBP}", true),
      ("\"plugtrack\": 1\n", true), ("currency: GBP\nplugtrack: 99\n", true),
      ("plugtrack: 1\nbroken: [\n", true),
      ("", false), ("# plugtrack: 1\n", false), ("other:\n  plugtrack: 1\n", false),
      ("plugtracker: 1\n", false),
    ]
  )
  func marks(_ text: String, _ isMarked: Bool) async throws {
    try await TemporaryDirectory.with { folder in
      try folder.write("settings.yaml", text)
      #expect(DataDirectory.isMarked(folder.path) == isMarked)
    }
  }
}
