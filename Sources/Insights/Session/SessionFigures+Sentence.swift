import ChargingLog

extension SessionFigures {
  /// The session in plain words.
  ///
  /// `31.2 kWh at home in 4h20m for £2.43 (£0.080 per kWh), from 42 to 80 %; 12 % cheaper than the
  /// last like it.`
  package var sentence: String {
    var text = session.energyKWh.map { "\($0.text(roundedTo: 1)) kWh" } ?? "An unknown energy"
    if let place = index.location(at: position)?.title ?? session.location ?? session.network {
      text += " at \(place)"
    }
    if let seconds = index.chargingSeconds(at: position), seconds > 0 {
      text += " in \(ChargeDuration(seconds: seconds / 60 * 60).text)"
    }
    text += costWords
    if let start = session.socStart, let end = session.socEnd {
      text += ", from \(start.text) to \(end.text) %"
    }
    return text + comparison + "."
  }

  private var costWords: String {
    if cost.isFree { return ", free" }
    guard let amount = cost.amount else { return ", at an unknown cost" }
    let price = pricePerKWh
    return " for \(Money.text(amount, cost.currency))" + (price.isKnown ? " (\(price.text))" : "")
  }

  private var comparison: String {
    guard let percent = againstLast.value?.rounded(toDecimals: 0) else { return "" }
    if percent.isZero { return "; as dear as the last like it" }
    let size = percent.isNegative ? -percent : percent
    return "; \(size.text) % \(percent.isNegative ? "cheaper" : "dearer") than the last like it"
  }
}
