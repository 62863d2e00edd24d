import ChargingLog

extension SessionFigures {
  /// The last session like this one: of the same car and type, at the same place or else of the
  /// same network, and of an energy that differs by 40 % at most.
  package var lastLikeIt: Int? {
    guard let energy = session.energyKWh, !energy.isZero else { return nil }
    let percent = index.settings.value(of: .similarEnergy)
    let margin = energy * percent
    return index.sessions[..<position].indices.last { other in
      guard index.sessions[other].car == session.car, index.sessions[other].type == session.type,
        let otherEnergy = index.sessions[other].energyKWh, isSamePlace(as: other)
      else { return false }
      let difference = (otherEnergy - energy) * ExactDecimal(100)
      return -margin <= difference && difference <= margin
    }
  }

  private func isSamePlace(as other: Int) -> Bool {
    if let place = index.location(at: position) { return index.location(at: other)?.id == place.id }
    if let network = session.network?.lowercased() {
      return index.sessions[other].network?.lowercased() == network
    }
    guard let text = session.location?.lowercased() else { return false }
    return index.sessions[other].location?.lowercased() == text
  }

  /// By how much its price differs from that of the last session like it.
  package var againstLast: Figure {
    let (name, title) = ("against_last", "against the last like it")
    let formula = "(price / price of the last like it − 1) × 100"
    guard let other = lastLikeIt else {
      return .unknown(
        name,
        title,
        .percent,
        formula: formula,
        because: [Confidence.Reason("none_like_it", "there is none like it before")]
      )
    }
    let before = SessionFigures(index, at: other).pricePerKWh
    return difference(
      name,
      title,
      formula,
      from: before.value,
      currency: before.unit.currency,
      label: "price of \(index.sessions[other].id)"
    )
  }

  /// By how much its price differs from the mean of its car in the 30 days before.
  package var againstMean: Figure {
    let days = index.settings.value(of: .mean)
    var amount = ExactSum()
    var energy = ExactSum()
    let since = index.starts[position].advanced(bySeconds: -Int64(days.double * 86_400))
    for other in index.sessions[..<position].indices.reversed() {
      guard index.starts[other] >= since else { break }
      guard index.sessions[other].car == session.car, let kWh = index.sessions[other].energyKWh
      else { continue }
      let paid = index.cost(at: other)
      guard let cost = paid.amount, paid.currency == self.cost.currency else { continue }
      amount.add(cost)
      energy.add(kWh)
    }
    return difference(
      "against_mean",
      "against the mean of \(days.text) days",
      "(price / mean price of the days before − 1) × 100",
      from: amount.value.divided(by: energy.value, decimals: 6),
      currency: cost.currency,
      label: "mean price"
    )
  }

  private func difference(
    _ name: String,
    _ title: String,
    _ formula: String,
    from before: ExactDecimal?,
    currency: String?,
    label: String
  ) -> Figure {
    let price = pricePerKWh
    var reasons: [Confidence.Reason] = price.isKnown ? [] : price.confidence.reasons
    if before == nil {
      reasons.append(Confidence.Reason("nothing_before", "\(label) is unknown"))
    } else if currency != cost.currency {
      reasons.append(Confidence.Reason("other_currency", "they are in two currencies"))
    } else if before?.isZero == true {
      reasons.append(Confidence.Reason("free_before", "\(label) is nothing"))
    }
    var value: ExactDecimal?
    if reasons.isEmpty, let now = price.value, let before {
      value = ((now - before) * ExactDecimal(100)).divided(by: before, decimals: 2)
    }
    let unit = FigureUnit.moneyPer(currency, "kWh")
    return Figure(
      name,
      title,
      value,
      .percent,
      formula: formula,
      inputs: [
        Figure.Input("price", price.text),
        Figure.Input(label, before.map { unit.text($0) } ?? "unknown"),
      ],
      confidence: reasons.isEmpty
        ? price.confidence : Confidence(level: .none, reasons: reasons)
    )
  }
}
