internal import CMemory
internal import Dispatch
internal import Synchronization

/// Memory that is in use no more, which the C library likes to keep.
///
/// To read rules takes a multiple of the memory that the rules need, and to tag a long document many times
/// its length. A program that runs for months is to be as small afterwards as it was before.
package enum FreedMemory {
  private static let queue = DispatchQueue(label: "vigie.memory", qos: .utility)
  private static let isDue = Atomic(false)

  /// Gives it back to the system.
  static func giveBack() { vigie_give_back_memory() }

  /// Does so a little later, when what is being freed now is: once for all who ask meanwhile.
  package static func giveBackSoon() {
    guard !isDue.exchange(true, ordering: .relaxed) else { return }
    queue.asyncAfter(deadline: .now() + .milliseconds(100)) {
      isDue.store(false, ordering: .relaxed)
      giveBack()
    }
  }
}
