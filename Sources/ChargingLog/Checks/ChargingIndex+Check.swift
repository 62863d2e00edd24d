extension ChargingIndex {
  /// Everything that is wrong or odd between the records, in no particular order.
  ///
  /// What is wrong inside single files stands in `diagnostics`. O(n log n) of the sessions at most.
  ///
  /// - Parameter now: The present, to tell sessions of the future.
  /// - Returns: What `findings` has, and what every check adds.
  package func check(now: Instant) -> [Finding] {
    let log = CheckedLog(self, now: now)
    return findings
      + UnknownReferenceCheck(log).findings
      + LocationSpellingCheck.findings(in: log)
      + DuplicateIDCheck.findings(in: log)
      + DuplicateAliasCheck.findings(in: log)
      + TimeCheck.findings(in: log)
      + OverlapCheck.findings(in: log)
      + OdometerCheck.findings(in: log)
      + ChargeLevelCheck.findings(in: log)
      + EnergyCheck.findings(in: log)
      + PowerCheck.findings(in: log)
      + PriceCheck.findings(in: log)
      + CarCheck.findings(in: log)
      + RateCheck.findings(in: log)
      + PriceScaleCheck.findings(in: log)
      + RateCoverageCheck.findings(in: log)
      + DynamicPriceCheck.findings(in: log)
      + PlainSecretCheck.findings(in: log)
      + ConflictCheck.findings(in: log)
  }
}
