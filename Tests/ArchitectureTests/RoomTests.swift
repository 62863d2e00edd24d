import TestSupport
import Testing

/// Data flows one way: the page, the manifest and the sources say the same.
struct RoomTests {
  /// What every room may import: the C library, the language's own modules.
  private static let system: Set = ["Glibc", "Musl", "Swift", "Synchronization", "Dispatch"]

  @Test(
    "the manifest has the rooms of the page, with the dependencies of the page",
    .enabled(if: Manifest.swift != nil)
  )
  func manifest() throws {
    let rooms = try Room.documented
    let targets = try Manifest.read().targets.filter {
      $0.type != "test" && $0.path?.hasPrefix("Tests/") != true
    }
    #expect(Set(rooms.map(\.name)) == Set(targets.map(\.name)))
    for target in targets {
      let room = rooms.first { $0.name == target.name }
      #expect(Set(target.dependencies.map(\.name)) == room?.imports, "\(target.name)")
    }
  }

  @Test("no file imports what the page does not let its room import")
  func imports() throws {
    let rooms = try Room.documented
    let files = try SourceFile.all(in: "Sources")
    #expect(files.count > 100)
    for file in files {
      let room = try #require(
        rooms.first { $0.name == file.room },
        "\(file.room) is not on the page"
      )
      let foreign = Set(file.imports).subtracting(room.imports).subtracting(Self.system)
      #expect(foreign.isEmpty, "\(file.path) imports \(foreign.sorted())")
    }
  }

  @Test("no room may import itself round a corner")
  func directions() throws {
    let rooms = try Room.documented
    for room in rooms {
      var reached = room.imports
      while true {
        let further = rooms.filter { reached.contains($0.name) }.reduce(into: reached) {
          $0.formUnion($1.imports)
        }
        if further == reached { break }
        reached = further
      }
      #expect(!reached.contains(room.name), "\(room.name)")
    }
  }
}
