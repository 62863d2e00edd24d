private import CLibYAML

/// libyaml's events over one buffer of bytes.
///
/// Owns the parser and every event it hands out; nothing of libyaml leaves this file.
@safe struct EventStream: ~Copyable {
  /// What libyaml saw, with the characters it saw it at.
  enum Event {
    case streamStart, streamEnd
    case documentStart(hasDirectives: Bool)
    case documentEnd
    case alias
    case scalar(text: String, style: Node.Style, hasAnchor: Bool, hasTag: Bool)
    case mappingStart(style: Node.Style, hasAnchor: Bool, hasTag: Bool)
    case listStart(style: Node.Style, hasAnchor: Bool, hasTag: Bool)
    case mappingEnd, listEnd
  }

  /// An event and its place, counted in characters from the start of the buffer.
  struct Positioned {
    var event: Event
    var start: Int
    var end: Int
  }

  /// Where and why libyaml gave up.
  struct Failure: Error {
    var problem: String
    var context: String
    var position: Int
    var contextPosition: Int?
  }

  private let parser: UnsafeMutablePointer<yaml_parser_t>

  private init(parser: UnsafeMutablePointer<yaml_parser_t>) { unsafe self.parser = parser }

  deinit {
    unsafe yaml_parser_delete(parser)
    unsafe parser.deallocate()
  }

  /// Runs a body with the events of some bytes; `nil` when libyaml cannot have the memory it needs.
  static func reading<Result>(
    _ bytes: [UInt8],
    _ body: (borrowing EventStream) -> Result
  ) -> Result? {
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    guard unsafe yaml_parser_initialize(parser) == 1 else {
      unsafe parser.deallocate()
      return nil
    }
    let stream = unsafe EventStream(parser: parser)
    return unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe yaml_parser_set_input_string(parser, buffer.baseAddress, buffer.count)
      unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
      return body(stream)
    }
  }

  /// The next event.
  func next() throws(Failure) -> Positioned {
    var event = unsafe yaml_event_t()
    guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw failure() }
    defer { unsafe yaml_event_delete(&event) }
    return unsafe Positioned(
      event: Self.convert(event),
      start: Int(event.start_mark.index),
      end: Int(event.end_mark.index)
    )
  }

  private func failure() -> Failure {
    let value = unsafe parser.pointee
    let hasMark = unsafe value.error == YAML_SCANNER_ERROR || value.error == YAML_PARSER_ERROR
    return unsafe Failure(
      problem: value.problem.map { unsafe String(cString: $0) } ?? "libyaml ran out of memory",
      context: value.context.map { unsafe String(cString: $0) } ?? "",
      position: hasMark ? Int(value.problem_mark.index) : Int(value.mark.index),
      contextPosition: value.context == nil ? nil : Int(value.context_mark.index)
    )
  }

  private static func convert(_ event: yaml_event_t) -> Event {
    switch unsafe event.type {
    case YAML_STREAM_START_EVENT: return .streamStart
    case YAML_DOCUMENT_START_EVENT:
      let start = unsafe event.data.document_start
      let hasTags = unsafe start.tag_directives.start != start.tag_directives.end
      return unsafe .documentStart(hasDirectives: start.version_directive != nil || hasTags)
    case YAML_DOCUMENT_END_EVENT: return .documentEnd
    case YAML_ALIAS_EVENT: return .alias
    case YAML_SCALAR_EVENT:
      let scalar = unsafe event.data.scalar
      let bytes = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      return unsafe .scalar(
        text: String(decoding: bytes, as: UTF8.self),
        style: style(scalar.style),
        hasAnchor: scalar.anchor != nil,
        hasTag: scalar.tag != nil
      )
    case YAML_MAPPING_START_EVENT:
      let start = unsafe event.data.mapping_start
      return unsafe .mappingStart(
        style: start.style == YAML_FLOW_MAPPING_STYLE ? .flow : .block,
        hasAnchor: start.anchor != nil,
        hasTag: start.tag != nil
      )
    case YAML_SEQUENCE_START_EVENT:
      let start = unsafe event.data.sequence_start
      return unsafe .listStart(
        style: start.style == YAML_FLOW_SEQUENCE_STYLE ? .flow : .block,
        hasAnchor: start.anchor != nil,
        hasTag: start.tag != nil
      )
    case YAML_MAPPING_END_EVENT: return .mappingEnd
    case YAML_SEQUENCE_END_EVENT: return .listEnd
    default: return .streamEnd
    }
  }

  private static func style(_ style: yaml_scalar_style_t) -> Node.Style {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: .blockScalar
    default: .plain
    }
  }
}
