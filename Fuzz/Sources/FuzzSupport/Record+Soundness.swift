package import YAMLRecord

extension Reading {
  /// Stops unless the reading keeps its promises, whatever the bytes were.
  package func requireSound(for bytes: [UInt8]) {
    for diagnostic in diagnostics { diagnostic.requireSound() }
    guard let record else { return require(!diagnostics.isEmpty, "no record and no reason") }
    require(record.source.bytes == bytes, "the text is not what was read")
    require(record.isPartial || diagnostics.isEmpty, "problems in a record that is not partial")
    require(!record.isPartial || !diagnostics.isEmpty, "a partial record without a problem")
    record.root.requireSound(within: 0..<bytes.count)
  }
}

extension Diagnostic {
  fileprivate func requireSound() {
    require(!code.isEmpty && !message.isEmpty, "a diagnostic that says nothing")
    require(!message.contains("\n"), "\(code): a message of several lines")
    if let place {
      require(place.line >= 1 && place.column >= 1, "\(code): a place outside the file")
    }
    require(!text().isEmpty, "\(code): no text")
  }
}

extension Node {
  /// Stops unless the spans of children lie inside that of their parent, in order.
  fileprivate func requireSound(within outer: Range<Int>) {
    let range = span.range
    require(
      range.lowerBound >= outer.lowerBound && range.upperBound <= outer.upperBound,
      "the span \(range) is not within \(outer)"
    )
    var end = outer.lowerBound
    for entry in entries ?? [] {
      let whole = entry.span.range
      require(whole.lowerBound >= end, "\(entry.key) begins before the entry before it ends")
      end = whole.upperBound
      entry.value.requireSound(within: entry.keySpan.range.lowerBound..<outer.upperBound)
    }
    for item in items ?? [] {
      require(item.span.range.lowerBound >= end, "an item begins before the one before it ends")
      end = item.span.range.upperBound
      item.requireSound(within: outer)
    }
  }
}
