/// Many sessions in the pieces that they were read in, so that none is copied to be put together.
package struct SessionList: Sendable {
  /// Where a session stands.
  @usableFromInline struct Place: Sendable {
    @usableFromInline var piece: Int32
    @usableFromInline var position: Int32
  }

  @usableFromInline let pieces: [SessionPiece]
  @usableFromInline let places: [Place]

  init(_ pieces: [SessionPiece], _ places: [Place]) {
    self.pieces = pieces
    self.places = places
  }

  /// The sessions of all pieces, one behind the other.
  package init(_ pieces: [SessionPiece]) {
    var places: [Place] = []
    places.reserveCapacity(pieces.reduce(0) { $0 + $1.count })
    for (number, piece) in pieces.enumerated() {
      for position in 0..<piece.count {
        places.append(Place(piece: Int32(number), position: Int32(position)))
      }
    }
    self.init(pieces, places)
  }

  /// The path of a session; unlike the session, it needs no decoding.
  package func path(at position: Int) -> String {
    let place = places[position]
    return pieces[Int(place.piece)].path(at: Int(place.position))
  }
}

extension SessionList {
  /// The paths of all sessions, which need no decoding.
  package var paths: [String] { indices.map { path(at: $0) } }
}

extension SessionList: RandomAccessCollection {
  @inlinable package var startIndex: Int { 0 }
  @inlinable package var endIndex: Int { places.count }

  @inlinable package subscript(position: Int) -> Session {
    _read {
      let place = places[position]
      yield pieces[Int(place.piece)].sessions[Int(place.position)]
    }
  }
}

extension SessionList: Hashable {
  package static func == (left: SessionList, right: SessionList) -> Bool {
    left.elementsEqual(right)
  }

  package func hash(into hasher: inout Hasher) {
    for session in self { hasher.combine(session) }
  }
}
