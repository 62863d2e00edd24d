/// A part of the program that takes what comes from outside, and what must hold for any bytes.
enum FuzzTarget: String, CaseIterable, Sendable {
  case reader, editor, csv, values, `where`

  /// Tries some bytes.
  ///
  /// - Throws: ``FuzzFailure`` when a promise does not hold for them.
  func check(_ bytes: [UInt8]) throws(FuzzFailure) {
    switch self {
    case .reader: try fuzzReader(bytes)
    case .editor: try fuzzEditor(bytes)
    case .csv: try fuzzCSV(bytes)
    case .values: try fuzzValues(bytes)
    case .where: try fuzzWhere(bytes)
    }
  }
}

/// A promise that does not hold.
struct FuzzFailure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// Fails with a message unless a condition holds.
func require(_ condition: Bool, _ message: @autoclosure () -> String) throws(FuzzFailure) {
  if !condition { throw FuzzFailure(message()) }
}
