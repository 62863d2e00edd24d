/// A column as rules name it: compared with the header ignoring case and blanks around; a `*` at
/// the end stands for any rest.
package struct ColumnName: Sendable, Hashable, CustomStringConvertible {
  /// The name as it is written in the rules.
  package let text: String
  private let folded: String
  private let isPrefix: Bool

  package init(_ text: String) {
    self.text = text
    isPrefix = text.count > 1 && text.hasSuffix("*")
    folded = Self.fold(isPrefix ? String(text.dropLast()) : text)
  }

  package var description: String { text }

  /// Whether a header, folded, is this column.
  func matches(_ header: String) -> Bool { isPrefix ? header.hasPrefix(folded) : header == folded }

  /// A header in the form in which it is compared.
  static func fold(_ header: String) -> String { header.withoutBlanksAround.lowercased() }
}
