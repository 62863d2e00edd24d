/// The columns of a file by their names.
package struct Header: Sendable {
  /// The names as the file has them.
  package let names: [String]
  private let folded: [String]

  package init(_ names: [String]) {
    self.names = names
    folded = names.map(ColumnName.fold)
  }

  /// The first column of a name.
  package func position(of column: ColumnName) -> Int? { folded.firstIndex(where: column.matches) }

  /// The first column that has one of some names, the names in their order.
  package func position(ofAny columns: [ColumnName]) -> Int? {
    for column in columns {
      if let position = position(of: column) { return position }
    }
    return nil
  }

  /// Another column with the same name as one of the file.
  func twin(of position: Int) -> Int? {
    folded.indices.first { $0 != position && folded[$0] == folded[position] }
  }
}
