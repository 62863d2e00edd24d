package import ChargingLog

extension ChargeDuration {
  /// As people read it: `45m`, `26h30m`, and from two days on `18 days 14 h`.
  package var reading: String {
    let magnitude = seconds.magnitude
    let sign = seconds < 0 ? "-" : ""
    let (hours, minutes) = (magnitude / 3600, magnitude / 60 % 60)
    if hours >= 48 {
      let rest = hours % 24
      return "\(sign)\(hours / 24) days" + (rest > 0 ? " \(rest) h" : "")
    }
    if hours > 0 { return "\(sign)\(hours)h" + (minutes > 0 ? "\(minutes)m" : "") }
    return text
  }
}
