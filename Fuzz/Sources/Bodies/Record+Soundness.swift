import YAMLRecord

extension Reading {
  /// Stops unless the reading keeps its promises, whatever the bytes were.
  func requireSound(for bytes: [UInt8]) throws(FuzzFailure) {
    for diagnostic in diagnostics { try diagnostic.requireSound() }
    guard let record else { return try require(!diagnostics.isEmpty, "no record and no reason") }
    try require(record.source.bytes == bytes, "the text is not what was read")
    try require(record.isPartial || diagnostics.isEmpty, "problems in a record that is not partial")
    try require(!record.isPartial || !diagnostics.isEmpty, "a partial record without a problem")
    try record.root.requireSound(within: 0..<bytes.count)
  }
}

extension Diagnostic {
  fileprivate func requireSound() throws(FuzzFailure) {
    try require(!code.isEmpty && !message.isEmpty, "a diagnostic that says nothing")
    try require(!message.contains("\n"), "\(code): a message of several lines")
    if let place {
      try require(place.line >= 1 && place.column >= 1, "\(code): a place outside the file")
    }
    try require(!text().isEmpty, "\(code): no text")
  }
}

extension Node {
  /// Stops unless the spans of children lie inside that of their parent, in order.
  fileprivate func requireSound(within outer: Range<Int>) throws(FuzzFailure) {
    let range = span.range
    try require(
      range.lowerBound >= outer.lowerBound && range.upperBound <= outer.upperBound,
      "the span \(range) is not within \(outer)"
    )
    var end = outer.lowerBound
    for entry in entries ?? [] {
      let whole = entry.span.range
      try require(whole.lowerBound >= end, "\(entry.key) begins before the entry before it ends")
      end = whole.upperBound
      try entry.value.requireSound(within: entry.keySpan.range.lowerBound..<outer.upperBound)
    }
    for item in items ?? [] {
      try require(item.span.range.lowerBound >= end, "an item begins before the one before it ends")
      end = item.span.range.upperBound
      try item.requireSound(within: outer)
    }
  }
}
