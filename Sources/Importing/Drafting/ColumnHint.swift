/// Words in headers that tell which key a column is.
struct ColumnHint: Sendable {
  enum Kind: Sendable {
    case time, duration, number, text
  }

  let key: String
  let kind: Kind
  private let words: [String]
  private let unwanted: [String]

  private init(_ key: String, _ kind: Kind, _ words: String, not unwanted: String = "") {
    self.key = key
    self.kind = kind
    self.words = words.split(separator: "|").map(String.init)
    self.unwanted = unwanted.split(separator: "|").map(String.init)
  }

  /// Whether a header, in small letters, has one of the words.
  func fits(_ header: String) -> Bool {
    words.contains { Self.has($0, header) } && !unwanted.contains { Self.has($0, header) }
  }

  /// Whether a header has a word; a short one must begin a word of the header.
  private static func has(_ word: String, _ header: String) -> Bool {
    guard word.count <= 4, word.allSatisfy(\.isLetter) else { return header.contains(word) }
    return header.split { !$0.isLetter && !$0.isNumber }.contains { $0.hasPrefix(word) }
  }

  /// The surest first: each takes its column away from the ones behind it.
  static let all = [
    ColumnHint(
      "source.id",
      .text,
      "session id|transaction|session identifier|uuid|charge id|vorgang"
    ),
    ColumnHint(
      "soc_start",
      .number,
      "soc start|start soc|soc_start|start_soc|soc from|initial state|ladestand start|start_battery|batterie dem",
      not: "kwh"
    ),
    ColumnHint(
      "soc_end",
      .number,
      "soc end|end soc|soc_end|end_soc|soc to|final state|ladestand ende|end_battery|batterie fin",
      not: "kwh"
    ),
    ColumnHint(
      "start",
      .time,
      "start|begin|created|plugged in|debut|début|demarrage|démarrage|inicio|inizio|date|datum",
      not: "end|stop|ende|fin"
    ),
    ColumnHint("end", .time, "end|stop|finish|unplugged|fin|terminé|arrêt|fine", not: "start"),
    ColumnHint(
      "duration",
      .duration,
      "charging time|charge duration|duration|dauer|durée|duree|durata|duración",
      not: "inactiv|idle"
    ),
    ColumnHint(
      "energy_battery_kwh",
      .number,
      "battery energy|energy added|energy_added|into battery"
    ),
    ColumnHint(
      "energy_kwh",
      .number,
      "energy|energie|énergie|energía|kwh|consommation|consumption|wh",
      not: "/kwh|per kwh|per_kwh|cost|price|preis|battery|meter|zähler|comfort"
    ),
    ColumnHint(
      "price_per_kwh",
      .number,
      "/kwh|per kwh|per_kwh|unit price|unit rate|arbeitspreis",
      not: "co2|co₂"
    ),
    ColumnHint(
      "cost",
      .number,
      "cost|price|total|amount|kosten|preis|betrag|coût|prix|montant|importe",
      not: "/kwh|per kwh|energy|kwh|dur|dauer|inactiv|time|zeit|source|consomm"
    ),
    ColumnHint("currency", .text, "currency|währung|devise|moneda|valuta"),
    ColumnHint("odometer", .number, "odometer|odo|mileage|kilometerstand|km-stand|kilométrage"),
    ColumnHint("car", .text, "vehicle|fahrzeug|véhicule|vehículo|veicolo|car"),
    ColumnHint(
      "location",
      .text,
      "location|address|site|station|ladepunkt|ort|lieu|charge point|charging point",
      not: "id"
    ),
    ColumnHint("network", .text, "network|operator|provider|anbieter|company"),
    ColumnHint("solar_percent", .number, "solar|sonne|pv"),
    ColumnHint("temperature_c", .number, "temp"),
    ColumnHint("power_kw", .number, "max power|power (kw)|leistung"),
    ColumnHint("notes", .text, "note|comment|bemerkung|remark"),
    ColumnHint("tags", .text, "tags"),
  ]

  /// Patterns that are tried on times, the surest first.
  static let datePatterns = [
    "iso8601", "dd.MM.yyyy HH:mm:ss", "dd.MM.yyyy HH:mm", "dd.MM.yyyy", "M/d/yyyy, h:mm a zzz",
    "M/d/yyyy h:mm a", "M/d/yyyy h:mm:ss a", "dd/MM/yyyy HH:mm:ss", "dd/MM/yyyy HH:mm",
    "M/d/yyyy H:mm", "d/M/yyyy H:mm",
    "dd/MM/yyyy", "M/d/yyyy", "yyyy/MM/dd HH:mm:ss", "yyyy/MM/dd HH:mm", "d MMM yyyy HH:mm",
    "MMM d, yyyy h:mm a", "dd-MM-yyyy HH:mm", "epoch-ms",
    "epoch-s",
  ]
}
