internal import Synchronization

/// A value that is worked out when it is first asked for, once for all who share this.
final class Shared<Value: Sendable>: Sendable {
  private let value = Mutex<Value?>(nil)

  func value(_ make: () -> Value) -> Value {
    value.withLock { known in
      if let known { return known }
      let made = make()
      known = made
      return made
    }
  }
}
