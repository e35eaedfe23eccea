internal import Synchronization

/// The bodies that are held in memory at a time, of all requests together.
final class HeldBytes: Sendable {
  private let limit: Int
  private let held = Atomic(0)

  init(limit: Int) { self.limit = limit }

  var count: Int { held.load(ordering: .relaxed) }

  /// Whether there is room for so many bytes more; if so they count as held.
  func take(_ count: Int) -> Bool {
    let now = held.add(count, ordering: .relaxed).newValue
    if now <= limit { return true }
    held.subtract(count, ordering: .relaxed)
    return false
  }

  func giveBack(_ count: Int) { held.subtract(count, ordering: .relaxed) }
}
