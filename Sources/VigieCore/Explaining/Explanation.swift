/// Why a document has the tags it has, and why it has not others.
public struct Explanation: Sendable {
  /// One place that a rule hit, and what it came to.
  public struct Entry: Sendable {
    public var evidence: Evidence
    /// Why the hit does not count; `nil` where it does.
    public var reason: String?
  }

  /// What a tag made of the hits of its rules.
  public struct TagEntry: Sendable {
    public var tag: TagResult
    /// Log-odds before any evidence.
    public var prior: Double
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
  }

  public var record: TaggedRecord
  /// In the order of the record: assigned ones first.
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
    return Explanation(
      record: record,
      tags: tags.map { builder.explanation(of: $0, ledger.tags[$0]!) },
      nearMisses: nearMisses(in: document).map {
        Explanation.NearMiss(
          rule: rules[$0.rule].id, tags: rules[$0.rule].tags.map { rules.taxonomy[$0].id },
          reason: $0.miss.message)
      })
  }
}

extension RecordBuilder {
  func explanation(of tag: TagIndex, _ ledger: TagLedger) -> Explanation.TagEntry {
    let parameters = rules.scoring.tags[tag.rawValue]
    let entries = ledger.entries.sorted {
      ($0.hit.range.lowerBound, $0.hit.range.upperBound, $0.hit.rule)
        < ($1.hit.range.lowerBound, $1.hit.range.upperBound, $1.hit.rule)
    }
    return Explanation.TagEntry(
      tag: result(for: tag, ledger), prior: parameters.prior, threshold: parameters.threshold,
      place: ledger.place,
      entries: entries.map {
        Explanation.Entry(evidence: evidence($0), reason: reason(for: $0))
      },
      reason: reason(for: ledger, threshold: parameters.threshold))
  }

  private func reason(for entry: TagLedger.Entry) -> String? {
    switch entry.outcome {
    case .counted: nil
    case .stopped(.zone): "the rule does not look in the \(entry.hit.zone.rawValue)"
    case .stopped(.not): "cancelled by the rule's 'not'"
    case .stopped(.exclusion(let number)): "excluded: \(rules.exclusions[number].reason)"
    case .trial: "the rule is on trial"
    case .gate: "the tag's gate is closed here: no required tag was assigned and has a hit near"
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
