internal import Foundation
internal import Synchronization

/// State that several threads share, and may wait for.
final class Monitor<State: Sendable>: Sendable {
  private let state: Mutex<State>
  /// Held around every change, so that none is missed by those who wait.
  private let condition = NSCondition()

  init(_ state: sending State) { self.state = Mutex(state) }

  /// Changes the state and wakes those who wait.
  @discardableResult
  func update<Result: Sendable>(_ change: (inout State) -> Result) -> Result {
    condition.lock()
    defer { condition.unlock() }
    let result = state.withLock { change(&$0) }
    condition.broadcast()
    return result
  }

  /// Waits until `attempt`, which may change the state, gives something.
  func wait<Result: Sendable>(until attempt: (inout State) -> Result?) -> Result {
    condition.lock()
    defer { condition.unlock() }
    while true {
      if let result = state.withLock({ attempt(&$0) }) {
        condition.broadcast()
        return result
      }
      condition.wait()
    }
  }
}
