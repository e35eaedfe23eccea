internal import Dispatch
internal import Foundation
internal import Synchronization

/// Runs work on a thread with a stack of its own.
///
/// The YAML parser follows a thousand levels of nesting by recursion before it gives up, which is more
/// than the stack of a worker thread may hold.
enum DeepStack {
  private static let size = 64 << 20

  private final class Box<Value: Sendable>: Sendable {
    let value = Mutex<Value?>(nil)
  }

  static func run<Value: Sendable>(_ work: @escaping @Sendable () -> Value) -> Value {
    let box = Box<Value>()
    let isDone = DispatchSemaphore(value: 0)
    let thread = Thread {
      let value = work()
      box.value.withLock { $0 = value }
      isDone.signal()
    }
    thread.stackSize = size
    thread.start()
    isDone.wait()
    guard let value = box.value.withLock({ $0 }) else {
      preconditionFailure("the work was not done")
    }
    return value
  }
}
