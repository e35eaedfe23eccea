internal import CoreMetrics
internal import Synchronization

/// A number that only grows.
final class CounterSeries: CounterHandler {
  private let count = Atomic<Int64>(0)

  var value: Int64 { count.load(ordering: .relaxed) }

  func increment(by amount: Int64) { count.add(amount, ordering: .relaxed) }
  func reset() { count.store(0, ordering: .relaxed) }
}

/// A number that goes up and down.
final class GaugeSeries: MeterHandler {
  private let number = Mutex(0.0)

  var value: Double { number.withLock { $0 } }

  func set(_ value: Int64) { set(Double(value)) }
  func set(_ value: Double) { number.withLock { $0 = value } }
  func increment(by amount: Double) { number.withLock { $0 += amount } }
  func decrement(by amount: Double) { number.withLock { $0 -= amount } }
}

/// A recorder of which only the last value counts.
final class RecordedGauge: RecorderHandler {
  private let gauge: any MeterHandler

  init(_ gauge: any MeterHandler) { self.gauge = gauge }

  func record(_ value: Int64) { gauge.set(value) }
  func record(_ value: Double) { gauge.set(value) }
}

/// How many values fell below each bound.
final class HistogramSeries: TimerHandler, RecorderHandler {
  struct Values: Sendable {
    /// By bound, not cumulated; one more for what is above all.
    var counts: [Int]
    var sum = 0.0
  }

  let bounds: [Double]
  private let state: Mutex<Values>

  init(bounds: [Double]) {
    self.bounds = bounds
    state = Mutex(Values(counts: Array(repeating: 0, count: bounds.count + 1)))
  }

  var values: Values { state.withLock { $0 } }

  func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }
  func record(_ value: Int64) { record(Double(value)) }

  func record(_ value: Double) {
    let index = bounds.firstIndex { value <= $0 } ?? bounds.count
    state.withLock { state in
      state.counts[index] += 1
      state.sum += value
    }
  }
}
