import ArgumentParser

/// What the program tells its caller; the numbers are those of `sysexits.h` where there is one.
enum ExitStatus: Int32 {
  case done = 0
  /// Problems in the data, or some rows refused.
  case problems = 1
  case nothingFound = 2
  case usage = 64
  case noDataDirectory = 66
  /// The remote cannot be reached.
  case unreachable = 69
  case cannotWrite = 73
  case locked = 75
  /// The remote answered in a way that leaves nothing to do.
  case remote = 76
  case noPermission = 77
  case settings = 78

  var code: ExitCode { ExitCode(rawValue) }
}
