import ChargingLog
import Importing

/// Reads text as a value of every type; what is read is written as text that reads the same.
func fuzzValues(_ bytes: [UInt8]) throws(FuzzFailure) {
  let text = String(decoding: bytes, as: UTF8.self)
  for type in types {
    guard let problem = type.problem(withText: text) else { continue }
    try require(!problem.code.isEmpty && !problem.message.isEmpty, "a problem that says nothing")
  }
  try requireSame(ExactDecimal.parse(text), ExactDecimal.parse, \.text)
  try requireSame(Timestamp.parse(text), Timestamp.parse, \.text)
  try requireSame(ChargeDuration.parse(text), ChargeDuration.parse, \.text)
  if let date = CivilDate.parse(text) {
    try require(
      CivilDate.parse(date.text) == date,
      "\(text) is the day \(date.text), which is another"
    )
  }
  if case .success(let period) = DatePeriod.parse(text, today: now.date) {
    try require(period.start < period.end, "\(text) is no day at all")
  }
  _ = parseTypedTime(text, now: now, after: nil)
  _ = parseTypedTime(text, now: now, after: now.advanced(bySeconds: -3600))
  try require(RecordID.isValid(RecordID.slug(text)), "the id of \(text) is not valid")
  try readAsImported(text)
}

private let now = CivilTime(date: CivilDate(daysSince1970: 20_780), secondOfDay: 40_000)

private let types: [ValueType] = [
  .number(unit: "kWh", 0...1000), .plainNumber, .whole(1900...2200), .money, .price, .percent,
  .timestamp, .duration, .boolean, .date, .text, .secret, .choice(["ac", "dc"]), .id(.car), .place,
  .currency, .timeZone, .calendarSpan, .clockSpan, .weekdays, .months,
]

private func requireSame<Value: Equatable>(
  _ read: Result<Value, ValueProblem>,
  _ parse: (String) -> Result<Value, ValueProblem>,
  _ text: (Value) -> String
) throws(FuzzFailure) {
  guard case .success(let value) = read else { return }
  guard case .success(let again) = parse(text(value)) else {
    throw FuzzFailure("\(text(value)) is refused")
  }
  try require(again == value, "\(text(value)) reads otherwise")
}
