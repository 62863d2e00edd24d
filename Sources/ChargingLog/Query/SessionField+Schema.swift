extension SessionField {
  /// A field for each key of the schema and for each key inside one.
  static let schemaFields: [SessionField] = Session.schema.fields.flatMap { field in
    let own = SessionField(field.key, kind(of: field.type), field.doc) { index, position in
      field.value(index.sessions[position]).flatMap(operand)
    }
    guard case .mapping(let keys) = field.type else { return [own] }
    return [own]
      + keys.map { inner in
        SessionField("\(field.key).\(inner.key)", kind(of: inner.type), inner.doc) {
          index,
          position in
          guard case .mapping(let pairs) = field.value(index.sessions[position]) else { return nil }
          return pairs.first { $0.key == inner.key }.flatMap { operand($0.value) }
        }
      }
  }

  private static func kind(of type: ValueType) -> Kind {
    switch type {
    case .number, .plainNumber, .whole, .money, .price, .percent: .number(type)
    case .timestamp: .time
    case .duration: .duration
    case .boolean: .boolean
    case .date: .date
    case .choice(let words): .choice(words)
    case .place: .place
    case .list: .texts
    case .mapping(let keys): .mapping(keys.map(\.key))
    case .freeMapping: .mapping([])
    case .text, .secret, .id, .currency, .timeZone, .calendarSpan, .clockSpan, .weekdays, .months:
      .text
    }
  }

  private static func operand(_ value: Value) -> Operand? {
    switch value {
    case .decimal(let number), .money(let number): .number(number)
    case .text(let text): .text(text)
    case .timestamp(let time): .time(time.civil, time.precision)
    case .duration(let duration): .whole(duration.seconds)
    case .boolean(let flag): .flag(flag)
    case .date(let date): .whole(Int64(date.daysSince1970))
    case .list(let items): .texts(items.map(\.text))
    case .mapping: .mapping
    }
  }
}

extension Operand {
  /// Seconds of a clock that is never changed; of a bare day all of them.
  static func time(_ civil: CivilTime, _ precision: Timestamp.Precision) -> Operand {
    let first = civil.secondsSince1970
    return .span(first, precision == .day ? first + 86_399 : first)
  }
}
