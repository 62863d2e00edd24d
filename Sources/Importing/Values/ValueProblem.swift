package import ChargingLog

extension ValueProblem {
  /// What can be wrong with a cell, by stable names.
  package enum ImportCode: String, Sendable, Hashable, CaseIterable {
    /// The text does not follow the format.
    case format = "import-format"
    /// The text follows the format, but no calendar or clock has such a value.
    case range = "import-range"
    /// The text can be read in two ways.
    case ambiguous = "import-ambiguous"
  }

  /// A problem of a cell.
  package init(_ code: ImportCode, _ message: String, fix: String? = nil) {
    self.init(code: code.rawValue, message: message, fix: fix)
  }
}
