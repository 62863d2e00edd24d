import Measuring
import SampleStore

extension Bench {
  /// Makes sure that the journal holds the same charges as the data directory: as much energy, for
  /// as much money.
  func compareTotals() throws {
    let stats = try plugtrack("stats --format json").output()
    let ledger = Command("ledger -f ../charges.journal bal --collapse", in: store.data)
    try compare("energy", Self.number(after: "\"energy_kwh\":", in: stats), ledger.total("Energy"))
    try compare("cost", Self.number(after: "\"amount\":", in: stats), ledger.total("Assets"))
  }

  private func compare(_ name: String, _ ours: String?, _ theirs: String?) throws {
    guard let ours, ours == theirs else {
      throw MeasuringError(
        message: "\(name) is \(ours ?? "nothing") to plugtrack and \(theirs ?? "nothing") to ledger"
      )
    }
  }

  /// The first number behind some text.
  fileprivate static func number(after mark: String, in text: String) -> String? {
    guard let range = text.firstRange(of: mark) else { return nil }
    let isDigit: (Character) -> Bool = { $0.isNumber || $0 == "." }
    let digits = text[range.upperBound...].drop { !isDigit($0) }.prefix(while: isDigit)
    var number = String(digits)
    while number.contains("."), number.last == "0" || number.last == "." { number.removeLast() }
    return number.isEmpty ? nil : number
  }
}

extension Command {
  /// The total of an account, without its sign.
  fileprivate func total(_ account: String) throws -> String? {
    var command = self
    command.text += " \(account)"
    return Bench.number(after: "", in: try command.output().filter { $0 != "," })
  }
}
