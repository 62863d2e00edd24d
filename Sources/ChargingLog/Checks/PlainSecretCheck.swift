import YAMLRecord

/// Finds secrets that stand in the files in plain text.
///
/// A finding names no key to be placed at, lest the secret's line be shown with it.
enum PlainSecretCheck {
  static func findings(in log: CheckedLog) -> [Finding] {
    let settings = Settings.schema.values(of: log.index.settings)
    return findings(settings, Settings.schema.keys, file: log.settingsFile)
      + log.index.cars.values.sorted { $0.id < $1.id }.flatMap { car in
        findings(Car.schema.values(of: car), Car.schema.keys, file: car.path)
      }
  }

  private static func findings(
    _ values: [Value.Pair],
    _ keys: [SchemaKey],
    file: String,
    below path: String = ""
  ) -> [Finding] {
    values.flatMap { pair -> [Finding] in
      guard let type = keys.first(where: { $0.key == pair.key })?.type else { return [] }
      return findings(pair.value, type, file: file, key: path + pair.key)
    }
  }

  private static func findings(
    _ value: Value,
    _ type: ValueType,
    file: String,
    key: String
  ) -> [Finding] {
    switch (type, value) {
    case (.secret, .text(let text)):
      isPlain(text, key: key) ? [finding(file: file, key: key)] : []
    case (.list(let item), .list(let values)):
      values.enumerated().flatMap { number, value in
        findings(value, item, file: file, key: "\(key)[\(number)]")
      }
    case (.mapping(let keys), .mapping(let values)):
      findings(values, keys, file: file, below: key + ".")
    default: []
    }
  }

  private static func isPlain(_ text: String, key: String) -> Bool {
    !text.hasPrefix("enc:v1:") && !(key == "viewer.password" && text.hasPrefix("scrypt:"))
  }

  private static func finding(file: String, key: String) -> Finding {
    Finding(
      "plain-secret",
      .warning,
      file: file,
      "\(key) stands in plain text, for everyone who can read the repository",
      fix: key == "viewer.password"
        ? "keep a hash of it instead, with: plugtrack settings set-password"
        : "keep the folder, and every copy of it, where only you can read it"
    )
  }
}
