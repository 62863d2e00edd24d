package import ChargingLog

/// Why a row cannot be a session, with the column that is to blame.
package struct CellProblem: Error, Sendable, Hashable {
  /// The header of the column; `nil` when it is no single one.
  package var column: String?
  package var problem: ValueProblem

  package init(column: String?, _ problem: ValueProblem) {
    self.column = column
    self.problem = problem
  }
}
