import Glibc

/// Orders paths folder by folder, byte by byte, so that two walks can be merged.
enum PathOrder {
  static func precedes(_ left: String, _ right: String) -> Bool {
    let fast: Bool?? = unsafe left.utf8.withContiguousStorageIfAvailable { a in
      unsafe right.utf8.withContiguousStorageIfAvailable { b in unsafe compare(a, b) < 0 }
    }
    return (fast ?? nil) ?? left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  /// Compares paths that stand in ranges of bytes.
  static func compare(
    _ left: [UInt8],
    _ leftRange: Range<Int>,
    _ right: [UInt8],
    _ rightRange: Range<Int>
  ) -> Int {
    unsafe left.withUnsafeBufferPointer { a in
      unsafe right.withUnsafeBufferPointer { b in
        unsafe compare(
          UnsafeBufferPointer(rebasing: a[leftRange]),
          UnsafeBufferPointer(rebasing: b[rightRange])
        )
      }
    }
  }

  /// Negative when the first comes before the second; a slash comes before any other byte.
  static func compare(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Int {
    let count = min(a.count, b.count)
    if a.count == b.count, let left = a.baseAddress, let right = b.baseAddress,
      unsafe memcmp(left, right, count) == 0
    {
      return 0
    }
    for index in 0..<count {
      let (left, right) = unsafe (a[index], b[index])
      if left == right { continue }
      if left == UInt8(ascii: "/") { return -1 }
      if right == UInt8(ascii: "/") { return 1 }
      return Int(left) - Int(right)
    }
    return a.count - b.count
  }
}
