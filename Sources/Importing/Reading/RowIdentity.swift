import Vault

/// The id of a session whose source gives it none: by it, the row that it came from is known again
/// though a person has corrected start and energy since.
///
/// It stands for the text of all cells, so it stays the same under other quotes, delimiters, line
/// ends and encodings. An export that words the row anew has another one; such a row is known by
/// start and energy.
enum RowIdentity {
  private static let prefix = "row-"

  /// The id of a session that comes from these rows: 60 bits of their SHA-256, in digits and
  /// letters so that it stays short.
  static func id(of rows: [[String]]) -> String {
    let text = rows.map { $0.joined(separator: "\u{1F}") }.joined(separator: "\u{1E}")
    let digits = Digest.sha256(text).prefix(15)
    return prefix + (UInt64(digits, radix: 16).map { String($0, radix: 36) } ?? String(digits))
  }

  /// Whether an id was made of a row, so that another one does not mean another session.
  static func isOurs(_ id: String) -> Bool { id.hasPrefix(prefix) }
}
