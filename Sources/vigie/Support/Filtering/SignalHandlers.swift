import Dispatch
import Foundation
import Synchronization

/// Turns signals into calls: of SIGTERM and SIGINT the first one stops, and the second one ends the
/// program at once; SIGHUP reloads.
final class SignalHandlers {
  private final class First: Sendable {
    let number = Atomic<Int32>(0)
  }

  private var sources: [any DispatchSourceSignal] = []
  private let first = First()

  /// The signal that stopped the program; `nil` where none did.
  var received: Int32? {
    let number = first.number.load(ordering: .acquiring)
    return number == 0 ? nil : number
  }

  init(stop: @escaping @Sendable () -> Void, reload: @escaping @Sendable () -> Void) {
    for number in [SIGTERM, SIGINT] {
      handle(number) { [first] in
        let (isFirst, _) = first.number.compareExchange(
          expected: 0, desired: number, ordering: .acquiringAndReleasing)
        // Whoever asks twice does not want to wait for a reader that stalls.
        if !isFirst { _exit(128 + number) }
        stop()
      }
    }
    handle(SIGHUP, reload)
  }

  private func handle(_ number: Int32, _ action: @escaping @Sendable () -> Void) {
    // The source sees the signal all the same.
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler(handler: action)
    source.resume()
    sources.append(source)
  }
}
