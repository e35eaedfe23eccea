internal import Foundation
internal import Synchronization

/// Tells a reader that waits for input to stop.
final class StopSignal: Sendable {
  private let pipe: Mutex<Pipe>
  private let flag = Atomic(false)
  /// Becomes readable when the signal is given.
  let descriptor: Descriptor

  init() {
    let pipe = Pipe()
    descriptor = Descriptor(pipe.fileHandleForReading.fileDescriptor)
    self.pipe = Mutex(pipe)
  }

  var isGiven: Bool { flag.load(ordering: .acquiring) }

  func give() {
    guard !flag.exchange(true, ordering: .acquiringAndReleasing) else { return }
    pipe.withLock { try? $0.fileHandleForWriting.write(contentsOf: [0]) }
  }
}
