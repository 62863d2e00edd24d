import ChargingLog
import YAMLRecord

/// The rate of one day of a tariff, as edits that leave everything else alone.
///
/// A rate of that day gets the new values and keeps the others; otherwise a rate is added behind
/// the last one, since the order of rates in a file says nothing.
struct RateChange {
  /// The first day of the rate.
  let from: CivilDate
  /// Values by their key in the schema of rates.
  let values: [(key: String, text: String)]
  /// New bands; `nil` leaves those that stand.
  let bands: [RateBand]?

  func edits(for record: Record) -> [Edit] {
    let rates = FieldPath("rates")
    let present = record.node(at: rates)?.items ?? []
    let found = present.firstIndex { $0.entries?[key: "from"]?.text == from.text }
    guard let found else { return [.append(rates, newRate)] }
    let rate = rates.appending(found)
    let changes = values.map { Edit.set(rate.appending($0.key), .text($0.text)) }
    return changes + bandEdits(rate.appending("bands"), present[found].entries?[key: "bands"])
  }

  private var newRate: Content {
    var pairs = [Content.Pair("from", .text(from.text))]
    for key in Tariff.Rate.schema.keys {
      if let value = values.first(where: { $0.key == key.key }) {
        pairs.append(Content.Pair(key.key, .text(value.text)))
      }
      if key.key == "bands", let bands, !bands.isEmpty {
        pairs.append(Content.Pair("bands", .list(bands.map { .mapping($0.pairs) })))
      }
    }
    return .mapping(pairs)
  }

  /// Makes the bands those given, one by one, so that comments beside them stay.
  private func bandEdits(_ path: FieldPath, _ node: Node?) -> [Edit] {
    guard let bands else { return [] }
    let present = node?.items ?? []
    var edits: [Edit] = []
    for (position, band) in bands.enumerated() {
      guard position < present.count else {
        edits.append(.append(path, .mapping(band.pairs)))
        continue
      }
      let place = path.appending(position)
      edits += band.pairs.map { .set(place.appending($0.key), $0.value) }
      let gone = (present[position].entries ?? []).map(\.key).filter { key in
        !key.hasPrefix("x-") && !band.pairs.contains { $0.key == key }
      }
      edits += gone.map { .unset(place.appending($0)) }
    }
    for position in present.indices.dropFirst(bands.count).reversed() {
      edits.append(.unset(path.appending(position)))
    }
    return edits
  }
}
