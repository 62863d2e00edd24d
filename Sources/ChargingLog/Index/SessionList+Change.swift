extension SessionList {
  /// These sessions, but for some that are gone, and others between them.
  func spliced(with others: SessionList, _ splice: Splice) -> SessionList {
    let first = Int32(clamping: pieces.count)
    let moved = others.places.map { Place(piece: $0.piece + first, position: $0.position) }
    return SessionList(pieces + others.pieces, splice.apply(to: places, moved))
  }

  /// Where the sessions of some files stand, rising.
  ///
  /// - Complexity: O(sessions), in numbers alone: none is decoded.
  package func positions(of paths: Set<String>) -> [Int] {
    guard !paths.isEmpty else { return [] }
    let wanted = pieces.map { Set($0.positions(of: paths).map { Int32(clamping: $0) }) }
    let isWanted = wanted.map { !$0.isEmpty }
    return places.indices.filter { index in
      let place = places[index]
      let piece = Int(place.piece)
      return isWanted[piece] && wanted[piece].contains(place.position)
    }
  }
}

extension SessionPiece {
  /// Where the sessions of some files stand.
  fileprivate func positions(of paths: Set<String>) -> [Int] {
    if let store { return paths.compactMap { store.position(of: $0) } }
    return sessions.indices.filter { paths.contains(sessions[$0].path) }
  }
}
