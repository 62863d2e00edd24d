import ChargingLog
import DataDirectory
import Foundation
import Glibc
import TestSupport
import Testing
import YAMLRecord

@Suite("What is read of a data directory")
struct WalkTests {
  /// Loads a sample log with more in it; one line for each session and each diagnostic.
  private func read(_ more: (TemporaryDirectory) throws -> Void) async throws -> [String] {
    try await TemporaryDirectory.with { folder in
      try folder.write(SampleLog.files)
      try folder.write("sessions/2026/11/well.yaml", SampleLog.session)
      try more(folder)
      let index = try await DataDirectory(path: folder.path, cache: nil).load()
      return index.sessions.map(\.path) + index.diagnostics.map { $0.text() }
    }
  }

  private let well = "sessions/2026/11/well.yaml"

  @Test(
    "Dot files, what editors leave, and whatever is not .yaml is passed over in silence",
    arguments: [
      "sessions/2026/11/.hidden.yaml", "sessions/.git/x.yaml", "sessions/2026/11/.well.yaml.swp",
      "sessions/2026/11/well.yaml~", "sessions/2026/11/#well.yaml#",
      "sessions/2026/11/well.yaml.orig",
      "well.yml", "sessions/notes.txt", "README.md", ".schema/session.json",
      "cars/.x.yaml", "sessions/2026/11/#well.yaml", "sessions/#1.yaml", "cars/#zoe.yaml",
      "#x.yaml",
      "photos/car.yaml.jpg", "photos/car.yaml", "session/notes.txt",
    ]
  )
  func ignored(_ path: String) async throws {
    #expect(try await read { try $0.write(path, "not: a record") } == [well])
  }

  @Test("Any other name is one of a session, at any depth")
  func names() async throws {
    let names = ["1#", "a b", "Ünïcode ☕️", "-", "new\nline", "a.b", "2026-11-23T0730-ioniq5"]
    let deep = "sessions/" + (1...30).map { "\($0)/" }.joined() + "deep.yaml"
    let paths =
      ["sessions/top.yaml", "sessions/2026/year.yaml", deep]
      + names.map { "sessions/2026/11/\($0).yaml" }
    let found = try await read { folder in
      for path in paths { try folder.write(path, SampleLog.session) }
    }
    #expect(Set(found) == Set(paths + [well]))
  }

  @Test(
    "What stands where a record should and is none is reported",
    arguments: [
      (
        "sessions/2026/11/folder.yaml/x.yaml",
        "sessions/2026/11/folder.yaml: error: a folder stands where a record's file should [not-a-file]\n  rename or remove it"
      ),
      (
        "cars/folder.yaml/x.yaml",
        "cars/folder.yaml: error: a folder stands where a record's file should [not-a-file]\n  rename or remove it"
      ),
      (
        "stray.yaml",
        "stray.yaml: warning: no record belongs here, so the file is not read [stray-file]\n  move it to cars/, locations/, tariffs/, sessions/ or rules/"
      ),
      (
        "cars/old/zoe.yaml",
        "cars/old/zoe.yaml: warning: no record belongs here, so the file is not read [stray-file]\n  move it to cars/, locations/, tariffs/, sessions/ or rules/"
      ),
      (
        "tariffs/agile/2026/11.yaml",
        "tariffs/agile/2026/11.yaml: warning: no record belongs here, so the file is not read [stray-file]\n  move it to cars/, locations/, tariffs/, sessions/ or rules/"
      ),
      (
        "sessions/2026/11/well.yml",
        "sessions/2026/11/well.yml: warning: the names of records end in .yaml, so the file is not read [stray-file]\n  rename it to well.yaml"
      ),
      (
        "cars/Zoe.YAML",
        "cars/Zoe.YAML: warning: the names of records end in .yaml, so the file is not read [stray-file]\n  rename it to Zoe.yaml"
      ),
      (
        "session/2026/11/x.yaml",
        "session: warning: no record is read from this folder [stray-folder]\n  did you mean sessions? move its files there"
      ),
      (
        "Cars/zoe.yaml",
        "Cars: warning: no record is read from this folder [stray-folder]\n  did you mean cars? move its files there"
      ),
      (
        "rules",
        "rules: error: is a file where a folder should stand [not-a-folder]\n  rename or remove it"
      ),
    ]
  )
  func noRecord(_ path: String, _ says: String) async throws {
    #expect(try await read { try $0.write(path, "") } == [well, says])
  }

  @Test("Folders nested too deep are reported and the rest is read")
  func depth() async throws {
    let folders = (1...40).map { "d\($0)" }.joined(separator: "/")
    let found = try await read { try $0.write("sessions/\(folders)/x.yaml", SampleLog.session) }
    let cut = (1...32).map { "d\($0)" }.joined(separator: "/")
    #expect(
      found == [
        well,
        "sessions/\(cut): error: folders nested deeper than 32 [nesting]\n  move its files up",
      ]
    )
  }

  @Test("Links are never followed, to files, to folders or in a circle")
  func links() async throws {
    let found = try await read { folder in
      try folder.write("elsewhere/secret.yaml", SampleLog.session)
      try folder.link("sessions/2026/11/file.yaml", to: "../../../elsewhere/secret.yaml")
      try folder.link("sessions/2026/11/loop", to: "..")
      try folder.link("sessions/2026/10", to: "../../elsewhere")
      try folder.link("sessions/2025", to: "../elsewhere")
      try folder.link("sessions/2026/11/broken.yaml", to: "nowhere")
      try folder.link("sessions/2026/11/itself.yaml", to: "itself.yaml")
      try folder.link("cars/zoe.yaml", to: "ioniq5.yaml")
      try folder.link("rules", to: "elsewhere")
      try folder.link("cars/README", to: "/etc/hostname")
    }
    let links = [
      "rules", "cars/zoe.yaml", "sessions/2025", "sessions/2026/10", "sessions/2026/11/broken.yaml",
      "sessions/2026/11/file.yaml", "sessions/2026/11/itself.yaml", "sessions/2026/11/loop",
    ]
    let says =
      ": warning: links are not followed, so nothing here is read [link]\n  put the file itself here"
    #expect(Set(found) == Set([well] + links.map { $0 + says }))
    #expect(found.count == links.count + 1)
  }

  @Test("Pipes and sockets are reported, and never opened")
  func pipes() async throws {
    let found = try await read { folder in
      #expect(mkfifo(folder.path("sessions/2026/11/pipe.yaml"), 0o644) == 0)
      #expect(mkfifo(folder.path("sessions/2026/11/pipe"), 0o644) == 0)
      #expect(mkfifo(folder.path("conflicts"), 0o644) == 0)
      let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
      defer { close(descriptor) }
      var address = sockaddr_un()
      address.sun_family = sa_family_t(AF_UNIX)
      withUnsafeMutableBytes(of: &address.sun_path) { buffer in
        buffer.copyBytes(from: folder.path("cars/socket.yaml").utf8)
      }
      let isBound = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
        }
      }
      #expect(isBound)
    }
    #expect(
      Set(found) == [
        well,
        "conflicts: error: is a file where a folder should stand [not-a-folder]\n  rename or remove it",
        "cars/socket.yaml: error: is no ordinary file [not-a-file]\n  rename or remove it",
        "sessions/2026/11/pipe.yaml: error: is no ordinary file [not-a-file]\n  rename or remove it",
      ]
    )
  }

  @Test("A name that is not UTF-8 is reported and the rest is read")
  func names8Bit() async throws {
    let found = try await read { folder in
      let bytes =
        Array(folder.path("sessions/2026/11/").utf8) + [0xE9, 0xFF] + Array(".yaml".utf8) + [0]
      let descriptor = bytes.map { CChar(bitPattern: $0) }.withUnsafeBufferPointer { name in
        name.baseAddress.map { open($0, O_WRONLY | O_CREAT, 0o644) } ?? -1
      }
      #expect(descriptor >= 0)
      close(descriptor)
    }
    #expect(
      found == [
        well,
        "sessions/2026/11/?: error: a file's name here is not UTF-8, so it is not read [file-name]\n  rename the file",
      ]
    )
  }

  @Test("Files whose names differ in case alone are both read, and the check names them")
  func caseTwins() async throws {
    try await TemporaryDirectory.with { folder in
      try folder.write(SampleLog.files)
      try folder.write("sessions/A.yaml", SampleLog.session)
      try folder.write(
        "sessions/2026/a.yaml",
        SampleLog.session.replacing("T07:30", with: "T09:30")
      )
      let index = try await DataDirectory(path: folder.path, cache: nil).load()
      #expect(index.sessions.map(\.path) == ["sessions/A.yaml", "sessions/2026/a.yaml"])
      #expect(
        index.check(now: Instant(secondsSince1970: 1_800_000_000)).contains {
          $0.code.contains("duplicate")
        }
      )
    }
  }

  @Test(
    "A folder that may not be read is reported",
    .enabled(if: geteuid() != 0, "root may read everything")
  )
  func unreadable() async throws {
    let found = try await read { folder in
      try folder.write("sessions/2025/x.yaml", SampleLog.session)
      chmod(folder.path("sessions/2025"), 0)
    }
    #expect(
      found == [well, "sessions/2025: error: cannot be read: permission denied [unreadable]"]
    )
  }

  @Test("One bad file never hides the rest, whatever is wrong with it")
  func badFiles() async throws {
    let bad: [String: [UInt8]] = [
      "empty": [], "nul": [0, 0, 0], "utf16": [0xFF, 0xFE, 0x63, 0],
      "latin1": Array("car: caf".utf8) + [0xE9],
      "torn": Array("car: ioniq5\nstart: 2026-1".utf8),
      "large": Array(repeating: UInt8(ascii: "#"), count: 2 << 20),
      "conflict": Array("<<<<<<< ours\ncar: a\n=======\ncar: b\n>>>>>>> theirs\n".utf8),
      "list": Array("- 1\n".utf8),
    ]
    try await TemporaryDirectory.with { folder in
      try folder.write(SampleLog.files)
      try folder.write("cars/broken.yaml", "make: [")
      try folder.write("tariffs/broken.yaml", "rates: none")
      try folder.write(well, SampleLog.session)
      for (name, bytes) in bad { try folder.write("sessions/\(name).yaml", bytes) }
      let index = try await DataDirectory(path: folder.path, cache: nil).load()
      #expect(index.sessions.map(\.path) == [well])
      #expect(index.sessionsLeftOut == bad.count)
      #expect(index.cars.keys.sorted() == ["ioniq5"])
      let files = Set(index.diagnostics.filter { $0.severity == .error }.map(\.file))
      #expect(
        files
          == Set(
            bad.keys.map { "sessions/\($0).yaml" } + ["cars/broken.yaml", "tariffs/broken.yaml"]
          )
      )
    }
  }

  @Test("Files that come and go while the folder is read do no harm")
  func vanishing() async throws {
    try await TemporaryDirectory.with { folder in
      try folder.write(SampleLog.files)
      for number in 0..<200 {
        try folder.write("sessions/2026/11/stays-\(number).yaml", SampleLog.session)
      }
      let racer = Thread {
        for round in 0..<400 where !Thread.current.isCancelled {
          let name = "sessions/2026/\(10 + round % 3)/goes-\(round % 7).yaml"
          try? folder.write(name, SampleLog.session)
          usleep(50)
          unlink(folder.path(name))
          rmdir(folder.path("sessions/2026/10"))
        }
      }
      racer.start()
      while !racer.isFinished {
        let index = try await DataDirectory(path: folder.path, cache: nil).load()
        #expect(index.sessions.filter { $0.path.contains("stays") }.count == 200)
        // A file that is being written may be empty for a moment; nothing worse may be said of it.
        #expect(index.diagnostics.allSatisfy { $0.file.contains("goes") })
      }
    }
  }
}
