/// The places that a text means: a location by its id, alias or name, else the same free text.
struct PlaceMatch: Sendable {
  private let names: [FoldedText]

  init(_ text: String, in index: ChargingIndex) {
    let wanted = FoldedText(text)
    let location =
      index.location(named: text)
      ?? index.locations.values.filter { $0.name.map(wanted.equals) == true }.min { $0.id < $1.id }
    var names = [location?.id ?? text].map(FoldedText.init)
    for alias in location?.aliases ?? [] where index.location(named: alias)?.id == location?.id {
      names.append(FoldedText(alias))
    }
    self.names = names
  }

  /// Whether a session's `location` means one of them.
  func contains(_ place: String) -> Bool { names.contains { $0.equals(place) } }
}
