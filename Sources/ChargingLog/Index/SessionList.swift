/// Many sessions in the pieces that they were read in, so that none is copied to be put together.
package struct SessionList: Sendable {
  /// How many sessions stand in each piece but the last.
  package static let pieceSize = 1 << shift
  @usableFromInline static let shift = 11

  @usableFromInline let pieces: [[Session]]
  package let count: Int

  /// Takes pieces of any sizes; only those of the right size are not copied.
  package init(_ pieces: [[Session]]) {
    let pieces = pieces.filter { !$0.isEmpty }
    let isEven = pieces.dropLast().allSatisfy { $0.count == Self.pieceSize }
    if isEven, pieces.last?.count ?? 0 <= Self.pieceSize {
      self.pieces = pieces
    } else {
      self.pieces = Self.cut(pieces.lazy.flatMap { $0 })
    }
    count = pieces.reduce(0) { $0 + $1.count }
  }

  /// The same sessions in another order.
  func ordered(by positions: [Int]) -> SessionList {
    SessionList(Self.cut(positions.lazy.map { self[$0] }))
  }

  /// The first sessions as they are, and others behind them; copies at most a piece of the first.
  func keeping(_ kept: Int, then others: some Sequence<Session>) -> SessionList {
    let whole = kept / Self.pieceSize
    let rest = self[whole * Self.pieceSize..<kept]
    var tail = Self.cut([AnySequence(rest), AnySequence(others)].lazy.flatMap { $0 })
    tail.insert(contentsOf: pieces.prefix(whole), at: 0)
    return SessionList(tail)
  }

  private static func cut(_ sessions: some Sequence<Session>) -> [[Session]] {
    var pieces: [[Session]] = []
    var piece: [Session] = []
    for session in sessions {
      if piece.isEmpty { piece.reserveCapacity(pieceSize) }
      piece.append(session)
      guard piece.count == pieceSize else { continue }
      pieces.append(piece)
      piece = []
    }
    return piece.isEmpty ? pieces : pieces + [piece]
  }
}

extension SessionList: RandomAccessCollection {
  @inlinable package var startIndex: Int { 0 }
  @inlinable package var endIndex: Int { count }

  @inlinable package subscript(position: Int) -> Session {
    _read {
      yield pieces[position >> Self.shift][position & ((1 << Self.shift) - 1)]
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
