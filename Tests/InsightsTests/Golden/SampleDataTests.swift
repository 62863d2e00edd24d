import ChargingLog
import Foundation
@testable import Insights
import TestSupport
import Testing

/// The sample data, read a second time by lines and regular expressions alone.
@Suite struct `The sample data` {
  /// One session as a person would read it off the file.
  private struct Paper {
    var text: String

    func value(_ key: String) -> String? {
      guard let pattern = try? Regex("(?m)^\\s*\(key): *([^#\\n]*)"),
        let found = text.firstMatch(of: pattern), let range = found.output[1].range
      else { return nil }
      return text[range].trimmingCharacters(in: CharacterSet(charactersIn: " \"\r"))
    }

    func number(_ key: String) -> Decimal? { value(key).flatMap { Decimal(string: $0) } }

    /// The numbers in a mapping, in braces or on the lines below.
    func numbers(in key: String) -> [Decimal] {
      guard let pattern = try? Regex("(?m)^\(key):(.*(?:\\n +.*)*)"),
        let found = text.firstMatch(of: pattern), let range = found.output[1].range
      else { return [] }
      return text[range].matches(of: /: *(-?[0-9]+(?:\.[0-9]+)?)/).compactMap {
        Decimal(string: String($0.1))
      }
    }

    func seconds(_ key: String) throws -> Int? {
      guard let text = value(key), text.count >= 16 else { return nil }
      let format = DateFormatter()
      format.locale = Locale(identifier: "en_US_POSIX")
      format.timeZone = TimeZone(identifier: "Europe/London")
      format.dateFormat = "yyyy-MM-dd HH:mm"
      let date = format.date(from: String(text.prefix(16)).replacing("T", with: " "))
      return date.map { Int($0.timeIntervalSince1970) }
    }

    var durationMinutes: Int? {
      guard let text = value("duration"), let match = text.wholeMatch(of: /(?:(\d+)h)?(?:(\d+)m)?/)
      else { return nil }
      return (match.1.flatMap { Int($0) } ?? 0) * 60 + (match.2.flatMap { Int($0) } ?? 0)
    }
  }

  private static let night = MinuteByMinute.Band(from: 30, to: 330, price: 0.085)
  private static let octopus = MinuteByMinute(
    zone: "Europe/London",
    rates: [
      .init(from: "2024-08-01", price: 0.2462, bands: [night]),
      .init(from: "2025-04-01", price: 0.2718, bands: [night]),
      .init(
        from: "2026-04-01",
        price: 0.2586,
        bands: [.init(from: 30, to: 330, price: 0.0799)]
      ),
    ]
  )

  private func load() throws -> (index: ChargingIndex, papers: [String: Paper]) {
    let root = Package.root.appending(path: "sample-data")
    var files: [RecordFile] = []
    var sessions: [Session] = []
    var papers: [String: Paper] = [:]
    let names = FileManager.default.enumerator(atPath: root.path)?.allObjects ?? []
    for case let name as String in names where name.hasSuffix(".yaml") {
      let bytes = Array(try Data(contentsOf: root.appending(path: name)))
      let file = RecordFile.read(bytes, path: name)
      if case .session(let session) = file.content {
        sessions.append(session)
        papers[session.id] = Paper(text: String(decoding: bytes, as: UTF8.self))
      } else {
        files.append(file)
      }
    }
    return (ChargingIndex(files: files, sessions: sessions), papers)
  }

  private func cost(of paper: Paper) throws -> Decimal? {
    // Indented, it is that of `priced`.
    let paid = try Regex("(?m)^cost: *([0-9.]+)")
    if let found = paper.text.firstMatch(of: paid), let range = found.output[1].range {
      return Decimal(string: String(paper.text[range]))
    }
    let energy = paper.number("energy_kwh")
    let fees = paper.numbers(in: "fees").reduce(0, +)
    if let price = paper.number("price_per_kwh"), let energy { return price * energy + fees }
    if let frozen = paper.numbers(in: "priced").last { return frozen }
    let homes = ["home", "The drive", "Home charger"]
    guard let energy, let place = paper.value("location"), homes.contains(place),
      let start = try paper.seconds("start")
    else { return nil }
    let plugged = try paper.seconds("end").map { ($0 - start) / 60 }
    guard let minutes = paper.durationMinutes ?? plugged else { return nil }
    return try Self.octopus.cost(of: energy, start: start, minutes: minutes) + fees
  }

  @Test func `costs what its lines say, session by session and in all`() throws {
    let (index, papers) = try load()
    #expect(index.sessions.count == 301)
    var total: Decimal = 0
    var energy: Decimal = 0
    var unknown = 0
    for position in index.sessions.indices {
      let id = index.sessions[position].id
      let paper = try #require(papers[id])
      energy += paper.number("energy_kwh") ?? 0
      let expected = try cost(of: paper)
      let found = index.cost(at: position).amount.flatMap { Decimal(string: $0.text) }
      guard let expected else {
        unknown += 1
        #expect(found == nil, "\(id)")
        continue
      }
      total += expected
      let difference = try #require(found, "\(id) costs \(expected)") - expected
      #expect(abs(difference) < 0.000_000_01, "\(id)")
    }
    let totals = Totals(of: Array(index.sessions.indices), in: index)
    #expect(Decimal(string: totals.energyKWh.text) == energy)
    #expect(totals.sessionsWithoutCost == unknown)
    let amount = try #require(Decimal(string: totals.costs.first?.amount.text ?? ""))
    #expect(abs(amount - total) < 0.000_001)
    #expect(totals.costs.count == 1)
  }

  @Test func `drives as far as its readings say, on the energy of a ledger`() throws {
    let (index, papers) = try load()
    // The little one has charge levels at both ends of each drive: add those up.
    let positions = index.sessions.indices.filter { index.sessions[$0].car == "mg4" }
    let read = positions.compactMap { papers[index.sessions[$0].id]?.number("odometer_mi") }
    let drive = try #require(Totals(of: positions, in: index).drives.first)
    let miles = DistanceUnit.miles.of(kilometres: drive.kilometres)
    #expect(Decimal(string: miles.text) == (read.max() ?? 0) - (read.min() ?? 0))
    // What was charged, and how the level moved, with what is missing filled in as the page says.
    var charged = 0.0
    for position in positions where position >= drive.first && position < drive.last {
      let paper = try #require(papers[index.sessions[position].id])
      let levels = [paper.number("soc_start"), paper.number("soc_end")].map {
        $0.map { NSDecimalNumber(decimal: $0).doubleValue }
      }
      if let measured = paper.number("energy_battery_kwh") {
        charged += NSDecimalNumber(decimal: measured).doubleValue
      } else if let start = levels[0], let end = levels[1] {
        charged += 50.8 * (end - start) / 100
      } else {
        let metered = try #require(paper.number("energy_kwh"))
        charged += NSDecimalNumber(decimal: metered).doubleValue * 0.9
      }
    }
    let first = try #require(papers[index.sessions[drive.first].id]?.number("soc_start"))
    let last = try #require(papers[index.sessions[drive.last].id]?.number("soc_start"))
    let energy = charged + 50.8 * NSDecimalNumber(decimal: first - last).doubleValue / 100
    #expect(abs(try #require(drive.energyKWh) - energy) < 1e-6)
  }
}
