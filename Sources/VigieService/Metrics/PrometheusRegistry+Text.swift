internal import Synchronization

extension PrometheusRegistry {
  static let mediaType = "text/plain; version=0.0.4; charset=utf-8"

  /// All that was measured, in the text format of Prometheus.
  var text: String {
    let families = families.withLock { $0 }
    var text = ""
    for (name, family) in families.sorted(by: { $0.key < $1.key }) {
      guard let first = family.series.first else { continue }
      if let description = descriptions[name] { text += "# HELP \(name) \(description)\n" }
      text += "# TYPE \(name) \(first.value.kind)\n"
      for (labels, instrument) in family.series.sorted(by: { $0.key < $1.key }) {
        Self.write(instrument, name, labels.text, to: &text)
      }
    }
    return text
  }

  private static func write(
    _ instrument: Instrument, _ name: String, _ labels: String, to text: inout String
  ) {
    let inBraces = labels.isEmpty ? "" : "{\(labels)}"
    switch instrument {
    case .counter(let series): text += "\(name)\(inBraces) \(series.value)\n"
    case .gauge(let series): text += "\(name)\(inBraces) \(number(series.value))\n"
    case .histogram(let series):
      let values = series.values
      let prefix = labels.isEmpty ? "" : labels + ","
      var count = 0
      for (bound, inBucket) in zip(series.bounds.map(number) + ["+Inf"], values.counts) {
        count += inBucket
        text += "\(name)_bucket{\(prefix)le=\"\(bound)\"} \(count)\n"
      }
      text += "\(name)_sum\(inBraces) \(number(values.sum))\n"
      text += "\(name)_count\(inBraces) \(count)\n"
    }
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : "\(value)"
  }
}
