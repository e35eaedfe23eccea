import Foundation

/// How many files the program may hold open; each connection is one.
struct OpenFileLimit {
  let before: Int
  let now: Int

  /// Raises the limit as far as the program may by itself: systems begin with a low one, for the sake of
  /// old programs. `nil` where it cannot be told.
  static func raise() -> OpenFileLimit? {
    #if canImport(Glibc)
    let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #else
    let resource = RLIMIT_NOFILE
    #endif
    var limit = rlimit()
    // SAFETY: the call fills in the structure that it is given.
    guard unsafe getrlimit(resource, &limit) == 0 else { return nil }
    let before = limit.rlim_cur
    #if canImport(Darwin)
    // More is refused, whatever the hard limit says.
    limit.rlim_cur = min(limit.rlim_max, max(before, rlim_t(OPEN_MAX)))
    #else
    limit.rlim_cur = limit.rlim_max
    #endif
    // SAFETY: the call reads the structure that it is given.
    let isRaised = unsafe setrlimit(resource, &limit) == 0
    return OpenFileLimit(
      before: Int(clamping: before), now: Int(clamping: isRaised ? limit.rlim_cur : before))
  }
}
