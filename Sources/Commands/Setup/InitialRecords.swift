import ChargingLog
import DataDirectory
import YAMLRecord

/// The first files of a data directory, as they follow from some answers.
struct InitialRecords {
  /// A car to begin with.
  struct NewCar {
    var name: CarName
    var batteryKWh: String
  }

  /// What energy costs at home.
  struct NewTariff {
    var id: String
    var price: String?
    var bands: [RateBand]
  }

  var currency: String
  var distance: String
  var timeZone: String
  var car: NewCar?
  var tariff: NewTariff?
  /// The first day of the tariff.
  var from: CivilDate

  /// The files, none of which may be there yet.
  var files: [FileChange] {
    var files = [file("settings.yaml", .settings, settings)]
    if let car { files.append(file("cars/\(carID(car)).yaml", .car, content(car))) }
    files.append(file("locations/home.yaml", .location, home))
    if let tariff { files.append(file("tariffs/\(tariff.id).yaml", .tariff, content(tariff))) }
    return files
  }

  /// The schemas that the files' first lines point editors to.
  var schemas: [FileChange] {
    JSONSchema.kinds.map { kind in
      FileChange(
        path: DataDirectory.schemaPath(of: kind),
        before: nil,
        after: JSONSchema(kind).bytes
      )
    }
  }

  /// Folders for records to come.
  static let folders = ["cars", "locations", "tariffs", "sessions"]

  private func carID(_ car: NewCar) -> String { RecordID.slug(car.name.model) }

  private var settings: [Content.Pair] {
    var pairs = [
      Content.Pair("plugtrack", .text(String(Settings.format))),
      Content.Pair("currency", .text(currency)),
      Content.Pair("distance", .text(distance)), Content.Pair("time_zone", .text(timeZone)),
    ]
    if let car { pairs.append(Content.Pair("default_car", .text(carID(car)))) }
    return pairs + [
      Content.Pair("home_charging", .mapping([Content.Pair("location", .text("home"))]))
    ]
  }

  private func content(_ car: NewCar) -> [Content.Pair] {
    [
      Content.Pair("make", .text(car.name.make)), Content.Pair("model", .text(car.name.model)),
      Content.Pair("battery_kwh", .text(car.batteryKWh)),
    ]
  }

  private var home: [Content.Pair] {
    let pairs = [Content.Pair("name", .text("Home")), Content.Pair("home", .text("true"))]
    guard let tariff else { return pairs }
    return pairs + [Content.Pair("tariff", .text(tariff.id))]
  }

  private func content(_ tariff: NewTariff) -> [Content.Pair] {
    var rate = [Content.Pair("from", .text(from.text))]
    if let price = tariff.price { rate.append(Content.Pair("price_per_kwh", .text(price))) }
    if !tariff.bands.isEmpty {
      rate.append(Content.Pair("bands", .list(tariff.bands.map { .mapping($0.pairs) })))
    }
    return [
      Content.Pair("name", .text(tariff.id == "home" ? "Home" : tariff.id)),
      Content.Pair("currency", .text(currency)), Content.Pair("time_zone", .text(timeZone)),
      Content.Pair("rates", .list([.mapping(rate)])),
    ]
  }

  private func file(_ path: String, _ kind: RecordKind, _ pairs: [Content.Pair]) -> FileChange {
    let heading = [DataDirectory.schemaComment(for: path, kind: kind)]
    return FileChange(path: path, before: nil, after: Record.compose(pairs, heading: heading))
  }
}
