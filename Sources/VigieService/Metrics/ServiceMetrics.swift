internal import CoreMetrics
internal import Synchronization
internal import VigieCore

/// What the service measures of itself.
final class ServiceMetrics: Sendable {
  let registry: PrometheusRegistry
  private let counters = Mutex<[String: [String: Counter]]>([:])
  private let rulesInfo = Mutex<Meter?>(nil)

  let bytes: Counter
  let incomplete: Counter
  let tagging: Timer
  let queueing: Timer

  init() {
    registry = PrometheusRegistry(descriptions: Self.descriptions)
    bytes = Counter(label: "vigie_document_bytes_total", factory: registry)
    incomplete = Counter(label: "vigie_documents_incomplete_total", factory: registry)
    tagging = Timer(label: "vigie_tagging_seconds", factory: registry)
    queueing = Timer(label: "vigie_queueing_seconds", factory: registry)
  }

  static let descriptions = [
    "vigie_requests_total": "Requests that were answered, by route, method and status.",
    "vigie_request_seconds":
      "From the header of a request to the header of its answer, by route.",
    "vigie_documents_total": "Documents that were tagged, by route.",
    "vigie_documents_unreadable_total": "Bodies and lines that make no document, by code.",
    "vigie_documents_incomplete_total": "Documents of which a limit ended a search.",
    "vigie_document_bytes_total": "Bytes of the bodies and lines that were tagged.",
    "vigie_tags_total": "Tags that were assigned.",
    "vigie_rule_hits_total": "Pieces of evidence, by rule.",
    "vigie_tagging_seconds": "Reading, tagging and writing of one document.",
    "vigie_queueing_seconds": "How long a document waited to be tagged.",
    "vigie_refusals_total": "Requests that were refused to keep limits, by reason.",
    "vigie_reloads_total": "Attempts to load the rules again, by result.",
    "vigie_rules": "Rules in force.",
    "vigie_rules_info": "The fingerprint of the rules in force.",
    "vigie_queue_length": "Documents waiting to be tagged.",
    "vigie_queue_capacity": "Documents that may wait before requests are refused.",
    "vigie_workers": "Threads that tag.",
    "vigie_workers_busy": "Threads that are tagging.",
    "vigie_batches_ended_total": "Batches that ended, by whether every line was answered.",
    "vigie_batches": "Batches being answered.",
    "vigie_held_bytes": "Bytes of bodies held in memory.",
    "vigie_connections": "Open connections.",
    "vigie_ready": "1 if the service takes requests, 0 if it is stopping.",
  ]

  /// Counts something by one label.
  func count(_ name: String, _ label: String, _ value: String, by amount: Int = 1) {
    let counter = counters.withLock { counters in
      if let known = counters[name]?[value] { return known }
      let new = Counter(label: name, dimensions: [(label, value)], factory: registry)
      counters[name, default: [:]][value] = new
      return new
    }
    counter.increment(by: Int64(amount))
  }

  /// Counts an answer.
  func countAnswer(route: String, method: String, status: Int, seconds: Duration) {
    let name = "vigie_requests_total"
    let counter = counters.withLock { counters in
      let key = "\(route) \(method) \(status)"
      if let known = counters[name]?[key] { return known }
      let new = Counter(
        label: name,
        dimensions: [("route", route), ("method", method), ("status", String(status))],
        factory: registry)
      counters[name, default: [:]][key] = new
      return new
    }
    counter.increment()
    Timer(label: "vigie_request_seconds", dimensions: [("route", route)], factory: registry)
      .recordNanoseconds(seconds.nanoseconds)
  }

  func count(_ record: TaggedRecord, bytes count: Int, route: String) {
    self.count("vigie_documents_total", "route", route)
    bytes.increment(by: Int64(count))
    if !record.isComplete { incomplete.increment() }
    var hits: [String: Int] = [:]
    for tag in record.tags {
      if tag.status == .assigned { self.count("vigie_tags_total", "tag", tag.tag) }
      for evidence in tag.evidence { hits[evidence.rule, default: 0] += 1 }
    }
    for (rule, count) in hits { self.count("vigie_rule_hits_total", "rule", rule, by: count) }
  }

  /// Says which rules are in force.
  func show(_ rules: RuleSet) {
    let new = Meter(
      label: "vigie_rules_info", dimensions: [("fingerprint", rules.fingerprint.rawValue)],
      factory: registry)
    new.set(1)
    rulesInfo.withLock { old in
      if let old, !old.dimensions.elementsEqual(new.dimensions, by: ==) { old.destroy() }
      old = new
    }
    gauge("vigie_rules", Double(rules.rules.count))
  }

  func gauge(_ name: String, _ value: Double) {
    Meter(label: name, factory: registry).set(value)
  }
}

extension Duration {
  var nanoseconds: Int64 {
    components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000
  }
}
