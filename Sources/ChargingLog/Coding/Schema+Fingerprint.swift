extension Schema {
  /// A number that changes whenever keys come, go, move or change their type, so that a snapshot
  /// of another version is not misread.
  package var fingerprint: UInt64 {
    var fingerprint = Fingerprint()
    fingerprint.combine(keys.signature)
    return fingerprint.value
  }
}

extension [SchemaKey] {
  /// All that decides how the keys are stored and which values they take, keys inside them too.
  fileprivate var signature: String {
    map { "\($0.key) \($0.isRequired ? "required " : "")\($0.type.signature)\n" }.joined()
  }
}

extension ValueType {
  fileprivate var signature: String {
    switch self {
    case .number(let unit, let range): "number \(unit) \(range)"
    case .whole(let range): "whole \(range)"
    case .price: "price"
    case .mapping(let keys): "{\(keys.signature)}"
    case .list(let item): "[\(item.signature)]"
    default: description
    }
  }
}
