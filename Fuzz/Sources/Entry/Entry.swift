import Glibc

/// Tries an input of libFuzzer on the target that the variable `FUZZ_TARGET` names; libFuzzer keeps an
/// input that stops the program.
@_cdecl("LLVMFuzzerTestOneInput")
public func tryInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  guard let target else { fatalError("FUZZ_TARGET is none of \(FuzzTarget.allCases)") }
  do throws(FuzzFailure) {
    try target.check(unsafe Array(UnsafeBufferPointer(start: start, count: count)))
  } catch {
    fatalError(error.description)
  }
  return 0
}

private let target = unsafe getenv("FUZZ_TARGET").flatMap {
  unsafe FuzzTarget(rawValue: String(cString: $0))
}
