import ChargingLog
import YAMLRecord

extension Value {
  /// The value as it is written in a file.
  var content: Content {
    switch self {
    case .list(let items): .list(items.map(\.content))
    case .mapping(let pairs): .mapping(pairs.map { Content.Pair($0.key, $0.value.content) })
    default: .text(text)
    }
  }
}
