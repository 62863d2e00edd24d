import ChargingLog

/// A fast charge went on where the power falls.
enum DCTaper {
  @Sendable static func advice(in log: AdviceLog) -> [Advice] {
    log.cars.compactMap { car in
      let point = log.value(.dcTaper)
      guard let last = log.lastFastCharge(of: car).map({ car.sessions[$0] }),
        let end = log.ledger.entries[last].socEnd, end > point
      else { return nil }
      var evidence = [
        log.figure("soc_end", "charged to", end, .percent, formula: "soc_end"),
        log.figure("taper", "power falls from", point, .percent, formula: "the threshold"),
      ]
      if let curve = PowerCurve.of(car.car, in: log.index),
        let power = ExactDecimal(rounding: curve.kilowatts(at: end.double), decimals: 1)
      {
        evidence.append(
          log.figure("power", "power there", power, .kilowatts, formula: "the car's power curve")
        )
      }
      return Advice(
        .dcTaper,
        .notice,
        subject: car.car.id,
        "\(car.car.title) was fast charged to \(end.text) %; above \(point.text) % it takes ever "
          + "less power",
        action: "two short stops are quicker than one long one",
        evidence: evidence,
        sessions: [last]
      )
    }
  }
}
