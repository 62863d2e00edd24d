import Glibc

/// Why output could not be written.
enum OutputError: Error, Equatable {
  /// The reader has gone, as in `plugtrack list | head`: nobody is left to tell.
  case closedPipe
  /// The disk or quota is full.
  case noSpace
  /// Any other failure, by its `errno`.
  case failed(code: Int32)

  init(code: Int32) {
    switch code {
    case EPIPE: self = .closedPipe
    case ENOSPC, EDQUOT: self = .noSpace
    default: self = .failed(code: code)
    }
  }

  /// What the process should exit with: 0 for a reader that had enough, otherwise 73.
  var exitCode: Int32 { self == .closedPipe ? 0 : 73 }
}

extension OutputError: CustomStringConvertible {
  /// The message for the error stream.
  var description: String {
    switch self {
    case .closedPipe: "cannot write output: its reader closed the pipe"
    case .noSpace: "cannot write output: no space left; free some, or write to another disk"
    case .failed(let code):
      "cannot write output: \(unsafe String(cString: strerror(code)))"
    }
  }
}
