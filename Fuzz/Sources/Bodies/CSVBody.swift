import Importing

/// Reads bytes as CSV: in blocks of any size the same rows, and rows written anew read the same.
func fuzzCSV(_ bytes: [UInt8]) throws(FuzzFailure) {
  let dialect = CSVDialect.sniff(bytes)
  let whole = rows(of: bytes, dialect, blockSize: 1 << 18)
  try requireInOrder(whole, of: bytes)
  try require(
    rows(of: bytes, dialect, blockSize: 16) == whole,
    "blocks of 16 bytes give other rows"
  )
  try require(
    rows(of: bytes, nil, blockSize: 64) == whole,
    "a dialect that is found gives other rows"
  )
  _ = Array(CSVReader(CSVSource(bytes: bytes), dialect: dialect, maximumRowSize: 32))
  let named = Array(CSVReader(CSVSource(bytes: bytes), dialect: dialect))
  for problem in named.flatMap(\.problems) { try requireSound(problem) }
  try requireSameAnew(whole, dialect)
}

private func rows(of bytes: [UInt8], _ dialect: CSVDialect?, blockSize: Int) -> [CSVRow] {
  Array(
    CSVReader(CSVSource(bytes: bytes), dialect: dialect, hasHeader: false, blockSize: blockSize)
  )
}

private func requireInOrder(_ rows: [CSVRow], of bytes: [UInt8]) throws(FuzzFailure) {
  var (line, end) = (0, 0)
  for row in rows {
    try require(row.line > line, "line \(row.line) stands behind line \(line)")
    try require(row.byteRange.lowerBound >= end, "row \(row.line) begins inside the row before it")
    try require(row.byteRange.upperBound <= bytes.count, "row \(row.line) ends behind the file")
    try require(row.source == Array(bytes[row.byteRange]), "row \(row.line) is not its own bytes")
    for problem in row.problems { try requireSound(problem) }
    (line, end) = (row.line, row.byteRange.upperBound)
  }
}

private func requireSound(_ problem: CSVProblem) throws(FuzzFailure) {
  try require(problem.line >= 1 && problem.column >= 1, "a problem outside the file")
  try require(!problem.message.isEmpty && !problem.fix.isEmpty, "a problem without a remedy")
}

/// Writes the good rows and reads them: the fields are the same.
private func requireSameAnew(_ rows: [CSVRow], _ dialect: CSVDialect) throws(FuzzFailure) {
  var plain = dialect
  (plain.encoding, plain.skippedLines) = (.utf8, 0)
  var writer = CSVWriter(dialect: plain)
  let good = rows.filter(\.problems.isEmpty).map(\.fields)
  good.forEach { writer.append($0) }
  let again = CSVReader(CSVSource(bytes: writer.bytes), dialect: plain, hasHeader: false).map(
    \.fields
  )
  try require(again == good, "rows written anew read otherwise")
}
