import Foundation
import Synchronization

/// The name of a file that is written before it gets the name it is to have. Where it never does, it is
/// gone again: after an error, and when a signal ends the program.
struct TemporaryFile: ~Copyable {
  let url: URL

  /// Where the path of the one that there is lies in memory; 0 for none. A handler of signals can use no
  /// more than that, and the path is never let go of: a handler may be reading it on another thread.
  private static let current = Atomic<UInt>(0)
  /// Signals that end a program by default, and are no mistakes of its own.
  private static let endings = [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGXCPU]

  /// A name that no other program chooses, beside a file.
  init(beside file: URL) {
    url = file.deletingLastPathComponent().appending(path: ".vigie-\(UUID()).tmp")
    // SAFETY: the path is copied, and the copy stays.
    let path = unsafe strdup(url.path)
    Self.current.store(UInt(bitPattern: path), ordering: .sequentiallyConsistent)
    for number in Self.endings { Self.handle(number) }
  }

  /// Gives it its name. What had that name before is replaced.
  ///
  /// - Returns: whether that was possible.
  func rename(to file: URL) -> Bool {
    // Foundation has no call that replaces a file in one step on every platform.
    // SAFETY: both paths are passed as zero-ended copies that live as long as the call.
    unsafe Foundation.rename(url.path, file.path) == 0
  }

  deinit {
    Self.current.store(0, ordering: .sequentiallyConsistent)
    // What has got its name is not there any more.
    try? FileManager.default.removeItem(at: url)
  }

  /// Removes the file before a signal ends the program, unless the signal does not.
  private static func handle(_ number: Int32) {
    let before = signal(number) { number in
      // SAFETY: a copy of a path lies there, and stays.
      let place = TemporaryFile.current.load(ordering: .sequentiallyConsistent)
      if let path = unsafe UnsafePointer<CChar>(bitPattern: place) { _ = unsafe unlink(path) }
      // It is delivered once more when this is done, and ends the program as it would have.
      signal(number, SIG_DFL)
      raise(number)
    }
    if before != nil { signal(number, before) }
  }
}
