import ChargingLog

/// When and where a session was, in words.
enum SessionWords {
  /// `3 Nov 2026, 00:35`
  static func when(_ position: Int, _ index: ChargingIndex) -> String {
    let start = index.localStart(at: position)
    let day = Format.day(start.date)
    return index.sessions[position].start.precision == .day
      ? day : day + ", " + Format.clock(start)
  }

  /// The name of the place on file, else what the session says.
  static func place(_ position: Int, _ index: ChargingIndex) -> String? {
    index.location(at: position)?.title ?? index.sessions[position].location
      ?? index.sessions[position].network
  }

  /// A sentence that tells the session.
  static func sentence(_ position: Int, _ index: ChargingIndex) -> String {
    let session = index.sessions[position]
    let car = index.cars[session.car]?.title ?? session.car
    var text = "\(car) took "
    text += session.energyKWh.map { Format.energy($0) } ?? "an unknown amount of energy"
    if let place = place(position, index) { text += " at \(place)" }
    if let seconds = index.chargingSeconds(at: position), seconds > 0 {
      text += " in \(Format.duration(seconds))"
    }
    if let start = session.socStart, let end = session.socEnd {
      text += ", from \(start.text(roundedTo: 0)) to \(end.text(roundedTo: 0))\u{A0}%"
    }
    let cost = index.cost(at: position)
    if cost.isFree {
      text += ", for nothing"
    } else if let amount = cost.amount {
      text += ", for \(Format.money(amount, cost.currency))"
    }
    return text + "."
  }
}
