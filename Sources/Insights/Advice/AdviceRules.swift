/// Every rule, each a function of a log.
enum AdviceRules {
  typealias Rule = @Sendable (AdviceLog) -> [Advice]

  static let all: [Rule] = [
    LowCharge.advice, FullChargeDue.advice, StandingLow.advice, DailyLimit.advice,
    FinishAtHome.advice, DCTaper.advice, CheaperAtHome.advice, CheaperTariff.advice,
    OffPeakMissed.advice, NetworkDearer.advice, LossRising.advice, EfficiencyFalling.advice,
    PriceOdd.advice, NothingLogged.advice,
  ]
}
