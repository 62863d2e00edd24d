/// What leaves the cost of a drive unknown though its energy is known.
package enum CostDoubt: Sendable, Hashable {
  case unknownCosts(Int, of: Int)
  case severalCurrencies
  case nothingCharged
  /// What speaks against the energy leaves the cost unknown.
  case energy(Doubt)

  package var reason: Confidence.Reason {
    switch self {
    case .unknownCosts(let count, let charges):
      Confidence.Reason(
        "cost_unknown",
        charges == 1
          ? "the cost of the charge before is unknown"
          : "the cost of \(count) of \(charges) charges is unknown"
      )
    case .severalCurrencies:
      Confidence.Reason("several_currencies", "it was paid for in several currencies")
    case .nothingCharged:
      Confidence.Reason("nothing_charged", "nothing was charged in between")
    case .energy(let doubt): doubt.reason
    }
  }
}
