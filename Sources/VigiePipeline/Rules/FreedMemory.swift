internal import CMemory
internal import Dispatch

/// Memory that is in use no more, which the C library likes to keep.
///
/// To read rules takes a multiple of the memory that the rules need. A program that runs for months is
/// to be as small after a reload as it was before.
enum FreedMemory {
  private static let queue = DispatchQueue(label: "vigie.memory", qos: .utility)

  /// Gives it back to the system.
  static func giveBack() { vigie_give_back_memory() }

  /// Does so a little later, when what is being freed now is.
  static func giveBackSoon() {
    queue.asyncAfter(deadline: .now() + .milliseconds(100)) { giveBack() }
  }
}
