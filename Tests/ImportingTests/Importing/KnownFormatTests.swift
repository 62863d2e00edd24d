import ChargingLog
import Importing
import Testing
import YAMLRecord

@Suite("A known format")
struct KnownFormatTests {
  static let samples: [(String, String, [String])] = [
    (
      "evcc",
      "\u{FEFF}Créé,Terminé,Point de charge,Identifiant,Véhicule,Kilométrage (km),Début de Compteur (kWh),Fin de Compteur (kWh),Énergie (kWh),Durée,EdC début (%),EdC de fin (%),Solaire (%),Coût,Prix/kWh\n2026-11-23 07:30:00,2026-11-23 09:30:00,Garage,,Ioniq 5,21085,,,12.5,1h30m0s,40,57,99.5,2.1,0.168\n",
      [
        "car: ioniq5\nstart: 2026-11-23T07:30:00\nend: 2026-11-23T09:30:00\nduration: 1h30m\nlocation: Garage\nenergy_kwh: 12.5\nsolar_percent: 99.5\nsoc_start: 40\nsoc_end: 57\nodometer_km: 21085\ncost: 2.10\nprice_per_kwh: 0.168\nsource: {importer: evcc, file: file.csv, row: 2}\n"
      ]
    ),
    (
      "plugtrack-v1",
      "date,odometer,charge_type,charge_power_kw,location_label,charge_network,charge_delivered_kwh,duration_mins,cost_per_kwh,total_cost_gbp,soc_from,soc_to,ambient_temp_c,preconditioning_used,preconditioning_events,notes\n2024-11-23,12345,DC,150,Rugby Moto,Gridserve,32.5,28,0.79,25.68,15,70,4.5,1,1,cold\n2024-11-24,,AC,,Home,,7.25,,,0,,,,0,,\n",
      [
        "car: ioniq5\nstart: 2024-11-23\nduration: 28m\nlocation: Rugby Moto\nnetwork: Gridserve\ntype: dc\npower_kw: 150\nenergy_kwh: 32.5\nsoc_start: 15\nsoc_end: 70\nodometer_mi: 12345\ncost: 25.68\nprice_per_kwh: 0.79\ncurrency: GBP\ntemperature_c: 4.5\npreconditioning: true\nnotes: cold\nsource: {importer: plugtrack-v1, file: file.csv, row: 2}\n",
        "car: ioniq5\nstart: 2024-11-24\nlocation: Home\ntype: ac\nenergy_kwh: 7.25\ncost: 0\ncurrency: GBP\nsource: {importer: plugtrack-v1, file: file.csv, row: 3}\n",
      ]
    ),
    (
      "lubelogger",
      "Date,Odometer,FuelConsumed,Cost,FuelEconomy,IsFillToFull,MissedFuelUp,Notes,Tags\n23/11/2026,21085,30.5,£9.15,0,True,False,At work,work dc\n",
      [
        "car: ioniq5\nstart: 2026-11-23\nenergy_kwh: 30.5\nodometer_km: 21085\ncost: 9.15\nnotes: At work\ntags: [work, dc]\nsource: {importer: lubelogger, file: file.csv, row: 2}\n"
      ]
    ),
    (
      "spritmonitor",
      "Date;Odometer;Trip;Quantity;Total price;Currency;Type;Tires;Roads;Driving style;Fuel;Note;Company\n23.11.2026;21085,00;120;30,50;9,15;EUR;1;1;2;2;19;;Ionity\n24.11.2026;21100;15;40;60;EUR;1;1;2;2;7;;Aral\n",
      [
        "car: ioniq5\nstart: 2026-11-23\nnetwork: Ionity\nenergy_kwh: 30.5\nodometer_km: 21085\ncost: 9.15\ncurrency: EUR\nsource: {importer: spritmonitor, file: file.csv, row: 2}\n"
      ]
    ),
    (
      "warp",
      "sep=;\r\nStartzeit;Anzeigename;Energie (kWh);Dauer (s);;Zählerstand Start (kWh);Zählerstand Ende (kWh);Benutzer;Preis (€) 30,00 ct/kWh\r\n23.11.2026 07:30;Anna;12,500;5400;;100,0;112,5;anna;3,75\r\n24.11.2026 07:30;Unbekannt;N/A;60;;112,5;N/A;;N/A\r\n",
      [
        "car: ioniq5\nstart: 2026-11-23T07:30\nduration: 1h30m\nenergy_kwh: 12.5\ncost: 3.75\ncurrency: EUR\nsource: {importer: warp, file: file.csv, row: 3}\n",
        "car: ioniq5\nstart: 2026-11-24T07:30\nduration: 1m\nsource: {importer: warp, file: file.csv, row: 4}\n",
      ]
    ),
    (
      "tesla-account",
      "ChargeStartDateTime,Vin,Name,Country,SiteLocationName,Description,QuantityBase,QuantityTier1,UnitCostBase,InvoiceNumber,Total Inc. VAT\n2026-08-20T14:25:10+02:00,V1,Max,DE,Hannover,CHARGING : PAYMENT,45.22 kWh,N/A,0.42/kWh,I1,18.99\n2026-08-20T14:25:10+02:00,V1,Max,DE,Hannover,PARKING : PAYMENT,6.00 min,N/A,0.50/min,I1,3.00\n",
      [
        "car: ioniq5\nstart: 2026-08-20T14:25:10+02:00\nlocation: Hannover\nnetwork: Tesla\ntype: dc\nenergy_kwh: 45.22\ncost: 21.99\nprice_per_kwh: 0.42\nfees: {parking: 3.00}\ncurrency: EUR\nsource: {importer: tesla-account, id: I1, file: file.csv, row: 2}\n"
      ]
    ),
    (
      "vw-charging",
      "\u{FEFF}Session ID,Started on,Ended on,Charging time (s),Actual charging time (s),Total energy (kWh),Battery energy (kWh),\"\"\"Comfort\"\" energy (kWh)\",Start SOC (%),End SOC (%),Total price,Energy price,Blocking fees,Voucher amount used,Location name,Charging location\r\ns1,2026-06-15T18:27:30Z,2026-06-16T05:59:21Z,41511,13783,6.00,5.1,0.4,67,80,12.30 EUR,,1.20 EUR,,Home,\r\n",
      [
        "car: ioniq5\nstart: 2026-06-15T18:27:30Z\nend: 2026-06-16T05:59:21Z\nduration: 3h49m43s\nlocation: Home\nenergy_kwh: 6\nenergy_battery_kwh: 5.1\nsoc_start: 67\nsoc_end: 80\ncost: 12.30\nfees: {idle: 1.20}\ncurrency: EUR\nsource: {importer: vw-charging, id: s1, file: file.csv, row: 2}\n"
      ]
    ),
  ]

  @Test("is recognised by its header and read to the last value", arguments: samples)
  func read(importer: String, text: String, expected: [String]) throws {
    let result = try ImportHarness.run(text)
    #expect(result.importer == importer)
    #expect(result.rejected == [])
    #expect(result.yaml == expected)
  }

  @Test("whose dates can be read in two ways asks which it is")
  func ambiguous() throws {
    let text = "Date,Odometer,FuelConsumed,Cost,Notes\n3/4/2026,21085,30.5,9.15,\n"
    let failure = #expect(throws: ImportFailure.self) { try ImportHarness.run(text) }
    let diagnostic = try #require(failure?.diagnostics.first)
    #expect(diagnostic.code == "import-ambiguous")
    #expect(
      diagnostic.message
        == "\"3/4/2026\" can be M/d/yyyy or d/M/yyyy, and so can every date of the file"
    )
    #expect(diagnostic.fix == "say which it is: --date-format M/d/yyyy")
    var options = ImportOptions()
    options.dateFormat = try DateFormat("d/M/yyyy")
    #expect(
      try ImportHarness.run(text, options: options).new.map(\.session.start.text) == ["2026-04-03"]
    )
  }

  @Test("keeps a blank apart from a zero")
  func blankIsNotZero() throws {
    let result = try ImportHarness.run(
      "Created,Finished,Charging point,Energy (kWh),Price\n2026-01-02 10:00:00,,G,0,0\n2026-01-03 10:00:00,,G,,\n"
    )
    #expect(result.new.map(\.session.energyKWh) == [.zero, nil])
    #expect(result.new.map(\.session.cost) == [.zero, nil])
  }

  @Test("leaves a place that an alias names as it is written, and takes an id for its name")
  func locations() throws {
    let index = ImportHarness.index(locations: ["home": "name: Our house\naliases: [CP HOME]\n"])
    let rows = ["CP Home", "HOME", "our house", "Elsewhere"].enumerated().map {
      "2026-01-0\($0 + 1) 10:00:00,,\($1),10\n"
    }
    let result = try ImportHarness.run(
      "Created,Finished,Charging point,Energy (kWh)\n" + rows.joined(),
      into: index
    )
    #expect(result.new.map(\.session.location) == ["CP Home", "home", "home", "Elsewhere"])
  }
}
