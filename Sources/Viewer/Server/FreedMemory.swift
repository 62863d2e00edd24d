import CSystemCalls
import Glibc

/// Keeps small what a viewer that runs for months holds of memory that it needs no more.
///
/// A change makes a new index beside the old one. The C library keeps what is freed of the old one
/// for later, in a heap for each thread, which would double what a large log takes.
package enum FreedMemory {
  /// Lets large pieces go back to the system as soon as they are freed; to be called before the log
  /// is read.
  package static func bound() {
    let cores = max(2, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    plugtrack_bound_freed_memory(Int32(clamping: cores), largestKept)
  }

  private static let largestKept: Int32 = 1 << 20

  /// Gives the rest back.
  static func giveBack() { plugtrack_give_back_freed_memory() }
}
