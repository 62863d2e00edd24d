import ChargingLog

/// Reads text as an expression and asks it about some sessions.
///
/// In brackets it means the same sessions, and with `not` before it all the others.
func fuzzWhere(_ bytes: [UInt8]) throws(FuzzFailure) {
  try require(log.sessions.count == WhereLog.sessionCount, "the log cannot be read")
  let text = String(decoding: bytes, as: UTF8.self)
  switch WhereExpression.parse(text, today: today) {
  case .failure(let problem):
    try require(0...text.count ~= problem.offset, "the problem lies at \(problem.offset), outside")
    try require(problem.length >= 1 && !problem.message.isEmpty, "a problem that says nothing")
  case .success(let expression):
    let found = positions(of: expression)
    if let same = positions(of: "(\(text))") {
      try require(same == found, "brackets change the meaning")
    }
    guard let others = positions(of: "not (\(text))") else { break }
    try require(
      Set(others) == Set(log.sessions.indices).subtracting(found),
      "not is not the opposite"
    )
  }
}

private let today = CivilDate(daysSince1970: 20_780)

private let log: ChargingIndex = {
  let files = WhereLog.files.map { RecordFile.read(Array($0.text.utf8), path: $0.path) }
  let sessions = files.compactMap { file -> Session? in
    guard case .session(let session) = file.content else { return nil }
    return session
  }
  return ChargingIndex(files: files, sessions: sessions)
}()

private func positions(of expression: WhereExpression) -> [Int] {
  var filter = SessionFilter()
  filter.expression = expression
  return filter.positions(in: log)
}

/// `nil` when the text is too deep or too long to be read with more around it.
private func positions(of text: String) -> [Int]? {
  guard case .success(let expression) = WhereExpression.parse(text, today: today) else {
    return nil
  }
  return positions(of: expression)
}
