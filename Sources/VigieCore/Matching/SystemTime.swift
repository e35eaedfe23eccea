#if canImport(Darwin)
internal import Darwin
#elseif canImport(Musl)
internal import Musl
#else
internal import Glibc
#endif

/// Clocks that cost so little to read that single searches can be timed; in nanoseconds from a start of
/// their own.
///
/// The corresponding C function is `clock_gettime`.
enum SystemTime {
  /// Time that goes on steadily, the calling thread at work or not (`CLOCK_MONOTONIC`).
  static var steady: Int { now(CLOCK_MONOTONIC) }

  /// The time that the calling thread has had of a processor (`CLOCK_THREAD_CPUTIME_ID`); the dearer one.
  static var ofThread: Int { now(CLOCK_THREAD_CPUTIME_ID) }

  private static func now(_ clock: clockid_t) -> Int {
    var time = timespec()
    // SAFETY: the call writes to `time` alone. It cannot fail, for every system here has both clocks.
    _ = unsafe clock_gettime(clock, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
