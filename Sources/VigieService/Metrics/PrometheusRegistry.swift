internal import CoreMetrics
internal import Synchronization

/// Keeps what is measured, for Prometheus to fetch.
///
/// Labels become names as they are, with a unit in them where there is one; timers become histograms in
/// seconds. What has been measured of a label keeps its kind.
final class PrometheusRegistry: MetricsFactory {
  /// Seconds; the last bucket is for everything.
  static let buckets = [
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
  ]

  enum Instrument: Sendable {
    case counter(CounterSeries)
    case gauge(GaugeSeries)
    case histogram(HistogramSeries)

    var kind: String {
      switch self {
      case .counter: "counter"
      case .gauge: "gauge"
      case .histogram: "histogram"
      }
    }

    var identity: ObjectIdentifier {
      switch self {
      case .counter(let series): ObjectIdentifier(series)
      case .gauge(let series): ObjectIdentifier(series)
      case .histogram(let series): ObjectIdentifier(series)
      }
    }
  }

  /// What a name has been measured as, by labels.
  struct Family: Sendable {
    var series: [Labels: Instrument] = [:]
  }

  let families = Mutex<[String: Family]>([:])
  /// What names mean.
  let descriptions: [String: String]

  init(descriptions: [String: String]) { self.descriptions = descriptions }

  private func instrument(
    _ name: String, _ dimensions: [(String, String)], _ make: () -> Instrument
  ) -> Instrument {
    let labels = Labels(dimensions)
    return families.withLock { families in
      if let known = families[name]?.series[labels] { return known }
      let new = make()
      families[name, default: Family()].series[labels] = new
      return new
    }
  }

  private func remove(_ object: AnyObject) {
    families.withLock { families in
      for (name, family) in families {
        for (labels, instrument) in family.series
        where instrument.identity == ObjectIdentifier(object) {
          families[name]?.series[labels] = nil
        }
      }
    }
  }

  // MARK: MetricsFactory

  func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    if case .counter(let series) = instrument(label, dimensions, { .counter(CounterSeries()) }) {
      return series
    }
    preconditionFailure("'\(label)' is measured as something else")
  }

  func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
    if case .gauge(let series) = instrument(label, dimensions, { .gauge(GaugeSeries()) }) {
      return series
    }
    preconditionFailure("'\(label)' is measured as something else")
  }

  func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    histogram(label, dimensions)
  }

  func makeRecorder(
    label: String, dimensions: [(String, String)], aggregate: Bool
  ) -> any RecorderHandler {
    aggregate
      ? histogram(label, dimensions)
      : RecordedGauge(makeMeter(label: label, dimensions: dimensions))
  }

  private func histogram(_ label: String, _ dimensions: [(String, String)]) -> HistogramSeries {
    let made = instrument(label, dimensions) { .histogram(HistogramSeries(bounds: Self.buckets)) }
    if case .histogram(let series) = made { return series }
    preconditionFailure("'\(label)' is measured as something else")
  }

  func destroyCounter(_ handler: any CounterHandler) { remove(handler) }
  func destroyMeter(_ handler: any MeterHandler) { remove(handler) }
  func destroyRecorder(_ handler: any RecorderHandler) { remove(handler) }
  func destroyTimer(_ handler: any TimerHandler) { remove(handler) }
}

/// The labels of a series, as they are written.
struct Labels: Hashable, Comparable, Sendable {
  let text: String

  init(_ dimensions: [(String, String)]) {
    text = dimensions.map { name, value in "\(name)=\"\(Self.escaped(value))\"" }
      .joined(separator: ",")
  }

  private static func escaped(_ value: String) -> String {
    var result = ""
    for character in value.unicodeScalars {
      switch character {
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      case "\n": result += "\\n"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }

  static func < (left: Labels, right: Labels) -> Bool { left.text < right.text }
}
