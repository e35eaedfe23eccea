/// Why a document has the tags it has, and why it has not others.
public struct Explanation: Sendable {
  /// One place that a rule hit, and what it came to.
  public struct Entry: Sendable {
    public var evidence: Evidence
    /// Why the hit does not count; `nil` where it does.
    public var reason: String?
    /// Whether that is since its rule is on trial.
    public var isTrial = false
    /// How its points came about, where it counts.
    public var working: Working?
  }

  /// The factors of which the points of a hit are the product.
  public struct Working: Sendable, Hashable {
    /// What the rule says for the tag, as written or fitted.
    public var weight: Double
    /// By the zone in which the hit stands.
    public var zone: Double
    /// What the cues beside it leave.
    public var cues: Double
    /// What the length of the text and the rule's other hits leave, or add.
    public var length: Double
    /// What the other rules of its bundle leave.
    public var bundle: Double
  }

  /// How a confidence came of a score, where that was fitted: σ(slope · score + intercept).
  public struct Calibration: Sendable, Hashable {
    public var slope: Double
    public var intercept: Double
  }

  /// What a tag made of the hits of its rules.
  public struct TagEntry: Sendable {
    public var tag: TagResult
    /// Log-odds before any evidence.
    public var prior: Double
    /// `nil` where the score itself is the confidence in log-odds.
    public var calibration: Calibration?
    public var threshold: Double
    /// Where the first evidence stands, from 0, the title or the beginning, to 1, the end.
    public var place: Double
    public var entries: [Entry]
    /// Why a tag that has hits was not assigned.
    public var reason: String?
  }

  /// A rule of which every part was found, only not together.
  public struct NearMiss: Sendable {
    public var rule: String
    public var tags: [String]
    public var reason: String
    public var isTrial = false
  }

  /// How much a hit counts, by its zone.
  package static let zoneWeights = Zone.allCases.map { ($0, HitStrength.weight(of: $0)) }

  public var record: TaggedRecord
  /// In the order of the record: main subjects first, then the others that are assigned.
  public var tags: [TagEntry]
  /// In the order of rule ids.
  public var nearMisses: [NearMiss]
}

extension Tagger {
  /// Tags a document and keeps the account of it.
  public mutating func explain(_ document: Document) -> Explanation {
    let ledger = ledger(for: document)
    let builder = RecordBuilder(rules: rules, document: document)
    let record = builder.record(from: ledger)
    let order = Dictionary(
      uniqueKeysWithValues: record.tags.enumerated().map { ($0.element.tag, $0.offset) })
    let tags = ledger.tags.keys.sorted { left, right in
      let a = order[rules.taxonomy[left].id] ?? Int.max
      let b = order[rules.taxonomy[right].id] ?? Int.max
      return a != b ? a < b : left < right
    }
    var cancellations = Cancellations(rules, in: document)
    return Explanation(
      record: record,
      tags: tags.map { builder.explanation(of: $0, ledger.tags[$0]!, &cancellations) },
      nearMisses: nearMisses(in: document).map {
        Explanation.NearMiss(
          rule: rules[$0.rule].id, tags: rules[$0.rule].tags.map { rules.taxonomy[$0].id },
          reason: $0.miss.message, isTrial: rules[$0.rule].status == .trial)
      })
  }
}

extension RecordBuilder {
  func explanation(
    of tag: TagIndex, _ ledger: TagLedger, _ cancellations: inout Cancellations
  ) -> Explanation.TagEntry {
    let parameters = rules.scoring.tags[tag.rawValue]
    let entries = ledger.entries.sorted {
      ($0.hit.range.lowerBound, $0.hit.range.upperBound, $0.hit.rule)
        < ($1.hit.range.lowerBound, $1.hit.range.upperBound, $1.hit.rule)
    }
    return Explanation.TagEntry(
      tag: result(for: tag, ledger), prior: parameters.prior,
      calibration: parameters.slope == 1 && parameters.intercept == 0
        ? nil : .init(slope: parameters.slope, intercept: parameters.intercept),
      threshold: parameters.threshold, place: ledger.place,
      entries: entries.map {
        Explanation.Entry(
          evidence: evidence($0), reason: reason(for: $0, &cancellations),
          isTrial: $0.outcome == .trial,
          working: working(of: $0, for: tag, ledger.activations))
      },
      reason: reason(for: ledger, threshold: parameters.threshold))
  }

  private func working(
    of entry: TagLedger.Entry, for tag: TagIndex, _ activations: [TagLedger.Activation]
  ) -> Explanation.Working? {
    guard entry.outcome == .counted,
      let activation = activations.first(where: { $0.rule == entry.hit.rule })
    else { return nil }
    let zone = HitStrength.weight(of: entry.hit.zone)
    return Explanation.Working(
      weight: rules.scoring.weight(of: entry.hit.rule, for: tag), zone: zone,
      cues: entry.strength / zone, length: activation.value / activation.strength,
      bundle: activation.share)
  }

  private func reason(
    for entry: TagLedger.Entry, _ cancellations: inout Cancellations
  ) -> String? {
    switch entry.outcome {
    case .counted: nil
    case .stopped(.zone): "the rule does not look in the \(entry.hit.zone.rawValue)"
    case .stopped(.not): cancellations.reason(for: entry.hit)
    case .stopped(.exclusion(let number)): "excluded: \(rules.exclusions[number].reason)"
    case .trial: "the rule is on trial"
    case .gate:
      "the tag's gate is closed here: no required tag was assigned and has a hit near that is not denied"
    case .yielded(let tag):
      "goes to \(rules.taxonomy[tag].id), which has a hit in the same sentence"
    case .unclaimed: "it speaks against the tag, and nothing speaks for it"
    case .nested(let rule): "within a longer hit of \(rules[rule].id)"
    case .repeated: "the rule has as good a hit in this sentence, or in an identical one"
    case .damped:
      "the words beside it leave nothing: \(entry.cues.map(\.rawValue).joined(separator: ", "))"
    }
  }

  private func reason(for ledger: TagLedger, threshold: Double) -> String? {
    switch ledger.status {
    case .assigned: return nil
    case .vetoed: return "vetoed by \(ledger.vetoedBy.map { rules[$0].id } ?? "a rule")"
    case .review: return "just below the threshold of \(threshold)"
    case .insufficient:
      if !ledger.hasEvidence { return "no hit counts" }
      return ledger.confidence < threshold
        ? "below the threshold of \(threshold)"
        : "too little evidence: one strong rule or two of different bundles are needed"
    }
  }
}
