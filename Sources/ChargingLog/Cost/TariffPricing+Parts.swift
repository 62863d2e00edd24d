/// A stretch of time at one price.
package struct PricedPart: Sendable, Hashable {
  package var start: Instant
  package var seconds: Int64
  package var pricePerKWh: ExactDecimal
  /// The band that it is of; `nil` outside every band, and of a dynamic tariff.
  package var band: Tariff.Band?

  package var end: Instant { start.advanced(bySeconds: seconds) }
}

extension TariffPricing {
  /// The stretches of one price between two instants, in order and without gaps.
  ///
  /// - Throws: ``Unknown`` where there is no price.
  package func parts(from start: Instant, to end: Instant) throws(Unknown) -> [PricedPart] {
    var parts: [PricedPart] = []
    var time = start
    while time < end {
      let moment = try moment(at: time)
      let next = min(end, moment.until)
      let seconds = next.seconds(since: time)
      if let last = parts.last, last.pricePerKWh == moment.price, last.band == moment.band {
        parts[parts.count - 1].seconds += seconds
      } else {
        parts.append(
          PricedPart(start: time, seconds: seconds, pricePerKWh: moment.price, band: moment.band)
        )
      }
      time = next
    }
    return parts
  }

  /// The stretches in which the energy of a session flowed; none when the times are unknown.
  package func parts(of session: Session, from start: Instant, to end: Instant?) -> [PricedPart] {
    guard session.start.precision != .day else { return [] }
    let plugged = session.end?.precision == .day ? nil : end?.seconds(since: start)
    guard let flow = session.duration?.seconds ?? plugged, flow > 0 else { return [] }
    return (try? parts(from: start, to: start.advanced(bySeconds: flow))) ?? []
  }
}

extension Tariff.Band {
  /// When the band holds, without its price: `sat-sun 14:00-16:00`.
  package var label: String {
    Self.schema.values(of: self).filter { $0.key != "price_per_kwh" }.map(\.value.text)
      .joined(separator: " ")
  }
}
