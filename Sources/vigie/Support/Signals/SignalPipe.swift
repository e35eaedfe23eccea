import Foundation
import Synchronization

/// Signals as bytes in a pipe, where those that come before anybody reads them wait.
///
///     SignalPipe.catch([SIGHUP])          // the first thing: from now on none is lost
///     …
///     SignalPipe.forward { numbers in … }  // as soon as there is somebody to act on them
enum SignalPipe {
  /// Where the handler writes; set before there is a handler.
  private static let entrance = Atomic<Int32>(-1)
  private static let exit = Atomic<Int32>(-1)

  /// Signals that the program hears of in its own time, in place of what they do by default.
  static func `catch`(_ numbers: [Int32]) {
    guard open() else { return }
    var caught = sigset_t()
    // SAFETY: the call fills in the set that it is given.
    _ = unsafe sigemptyset(&caught)
    for number in numbers {
      signal(number) { number in
        let code = errno
        var byte = UInt8(truncatingIfNeeded: number)
        // SAFETY: one byte is passed, and one is there. Writing is allowed in a handler.
        _ = unsafe write(SignalPipe.entrance.load(ordering: .sequentiallyConsistent), &byte, 1)
        errno = code
      }
      // SAFETY: as above.
      _ = unsafe sigaddset(&caught, number)
    }
    // Whoever started the program may have blocked them: threads of Dispatch do, and their children
    // inherit it.
    // SAFETY: as above; the set before is not asked for.
    _ = unsafe pthread_sigmask(SIG_UNBLOCK, &caught, nil)
  }

  /// Has something done about signals that were caught or will be, on a thread of its own; to be called
  /// once. Those that waited together come together.
  static func forward(to action: @escaping @Sendable ([Int32]) -> Void) {
    guard open() else { return }
    let exit = FileHandle(fileDescriptor: exit.load(ordering: .sequentiallyConsistent))
    Thread.detachNewThread {
      while true { action(exit.availableData.map(Int32.init)) }
    }
  }

  /// - Returns: whether there is a pipe.
  private static func open() -> Bool {
    if entrance.load(ordering: .sequentiallyConsistent) >= 0 { return true }
    var ends: [Int32] = [-1, -1]
    // SAFETY: two numbers are written, and two have room.
    guard unsafe pipe(&ends) == 0 else { return false }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    // A handler that waits would stop the thread that is to make room.
    _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
    exit.store(ends[0], ordering: .sequentiallyConsistent)
    entrance.store(ends[1], ordering: .sequentiallyConsistent)
    return true
  }
}
