package import ChargingLog

/// The single drives to sessions, in numbers.
///
/// Where many are asked for, all are worked out, by the first who asks, and kept beside the index.
package struct SingleDrives: Sendable {
  private let ledger: Ledger
  private let kept: KeptDrives?

  /// Of all sessions.
  package init(in ledger: Ledger) {
    self.ledger = ledger
    kept = KeptDrives.of(ledger.index)
  }

  /// - Parameter positions: The sessions that will be asked for.
  package init(to positions: [Int], in ledger: Ledger) {
    self.ledger = ledger
    let isWhole = positions.count * 2 > ledger.entries.count
    kept =
      isWhole ? KeptDrives.of(ledger.index) : ledger.index.derived.known(KeptDrives.self)
  }

  /// The drive that ended at a session; see ``Ledger/drive(to:)``.
  package subscript(position: Int) -> SingleDrive? {
    guard let kept else { return ledger.drive(to: position).map(SingleDrive.init) }
    return kept.drives[position]
  }
}

/// What a single drive comes to.
package struct SingleDrive: Sendable {
  package let kilometres: ExactDecimal
  /// `nil` when the energy is unknown.
  package let energyKWh: Double?
  package let trust: Confidence.Level
  /// Whether it went too short a way to say anything.
  package let isShort: Bool

  init(_ drive: Drive) {
    kilometres = drive.kilometres
    energyKWh = drive.energyKWh
    trust = drive.trust
    isShort = drive.isShort
  }

  /// Distance for each kWh, unrounded; `nil` when the energy is unknown.
  package func efficiency(in unit: DistanceUnit) -> Double? {
    energyKWh.map { unit.of(kilometres: kilometres).double / $0 }
  }
}

/// The single drives to all sessions.
private struct KeptDrives: Sendable {
  private(set) var drives: [SingleDrive?] = []
  /// The positions of the sessions that they began at.
  private var begins: [Int32] = []

  static func of(_ index: ChargingIndex) -> KeptDrives {
    index.derived.value(KeptDrives.self) { KeptDrives(Ledger(index), after: $0) }
  }

  /// - Parameter earlier: Those of the index before; only what begins or ends at a new session is
  ///   worked out.
  private init(_ ledger: Ledger, after earlier: (value: KeptDrives, change: DerivedValues.Change)?)
  {
    begins = ledger.entries.map(\.previous)
    guard let earlier else {
      drives = ledger.entries.indices.map { ledger.drive(to: $0).map(SingleDrive.init) }
      return
    }
    var before = [Int32](repeating: -1, count: begins.count)
    drives.reserveCapacity(begins.count)
    earlier.change.forEach(of: begins.count) { position, old in
      let begin = begins[position] < 0 ? -1 : before[Int(begins[position])]
      if let old, begins[position] < 0 || begin >= 0, begin == earlier.value.begins[old] {
        drives.append(earlier.value.drives[old])
      } else {
        drives.append(ledger.drive(to: position).map(SingleDrive.init))
      }
      before[position] = old.map(Int32.init) ?? -1
    }
  }
}
