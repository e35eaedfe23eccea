import Foundation
import Synchronization

/// Turns signals into calls: of SIGTERM and SIGINT the first one stops, and the second one ends the
/// program at once; SIGHUP reloads, even one that came before.
final class SignalHandlers: Sendable {
  private let first = Atomic<Int32>(0)

  /// The signal that stopped the program; `nil` where none did.
  var received: Int32? {
    let number = first.load(ordering: .acquiring)
    return number == 0 ? nil : number
  }

  /// - Parameters:
  ///   - stop: called on another thread, as is `reload`.
  init(stop: @escaping @Sendable () -> Void, reload: @escaping @Sendable () -> Void) {
    SignalPipe.catch([SIGTERM, SIGINT, SIGHUP])
    SignalPipe.forward { [self] numbers in
      if numbers.contains(SIGHUP) { reload() }
      for number in numbers where number != SIGHUP {
        let (isFirst, _) = first.compareExchange(
          expected: 0, desired: number, ordering: .acquiringAndReleasing)
        // Whoever asks twice does not want to wait for a reader that stalls.
        if !isFirst { _exit(128 + number) }
        stop()
      }
    }
  }
}
