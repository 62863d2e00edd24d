package import ChargingLog

/// What every session comes to, so that many questions can be asked of it.
///
/// The numbers are those that the index keeps; beside them stands what only figures of driving need.
package struct Ledger: Sendable {
  package let index: ChargingIndex
  let limits: RunLimits

  package init(_ index: ChargingIndex) {
    self.index = index
    limits = RunLimits(index.settings)
  }

  /// By position.
  var entries: [LedgerEntry] { index.entries }

  /// The texts that entries have numbers for.
  var names: LedgerNames { index.names }

  /// The sessions split by the bands of their tariffs.
  var bands: BandLedger { BandLedger.of(index) }
}
