/// Turns a ledger into the record that users see.
struct RecordBuilder {
  let rules: RuleSet
  let document: Document

  func record(from ledger: Ledger) -> TaggedRecord {
    let found = ledger.tags.keys.filter { ledger.tags[$0]!.hasEvidence }.sorted { left, right in
      let (a, b) = (ledger.tags[left]!, ledger.tags[right]!)
      if a.level != b.level { return a.level > b.level }
      return a.confidence != b.confidence ? a.confidence > b.confidence : left < right
    }
    return TaggedRecord(
      metadata: document.metadata,
      found: found.map { result(for: $0, ledger.tags[$0]!) },
      groups: groups(of: ledger),
      rules: rules.fingerprint,
      isCalibrated: rules.scoring.isCalibrated,
      incomplete: ledger.stops.map {
        Incompletion(
          rule: rules[$0.rule].id, limit: $0.limit,
          offset: document.evidenceRange(of: $0.offset..<$0.offset).range.lowerBound)
      })
  }

  func result(for tag: TagIndex, _ ledger: TagLedger) -> TagResult {
    let counted = ledger.entries.filter { $0.outcome == .counted }.sorted {
      ($0.hit.range.lowerBound, $0.hit.range.upperBound, $0.hit.rule)
        < ($1.hit.range.lowerBound, $1.hit.range.upperBound, $1.hit.rule)
    }
    return TagResult(
      tag: rules.taxonomy[tag].id, label: rules.taxonomy[tag].label(),
      confidence: ledger.confidence.rounded(toPlaces: 4),
      central: ledger.central.rounded(toPlaces: 4),
      status: ledger.status, score: ledger.score.rounded(toPlaces: 3),
      evidence: counted.map(evidence))
  }

  func evidence(_ entry: TagLedger.Entry) -> Evidence {
    let (field, bytes) = document.evidenceRange(of: entry.hit.range)
    let start = document.position(of: bytes.lowerBound, in: field)
    let end = document.position(of: bytes.upperBound, in: field)
    return Evidence(
      rule: rules[entry.hit.rule].id, zone: entry.hit.zone, field: field,
      text: document.quote(bytes, in: field), bytes: bytes,
      characters: start.character..<end.character, utf16: start.utf16..<end.utf16,
      line: start.line, cues: entry.cues,
      points: entry.points.rounded(toPlaces: 3))
  }

  private func groups(of ledger: Ledger) -> [GroupResult] {
    if ledger.tags.isEmpty { return [] }
    return rules.taxonomy.groups.compactMap { group in
      let reading = GroupReading(of: group, in: ledger, rules: rules)
      guard !reading.speaking.isEmpty else { return nil }
      return GroupResult(
        tag: rules.taxonomy[group].id, label: rules.taxonomy[group].label(),
        confidence: reading.probabilities.mentioned.rounded(toPlaces: 4),
        central: reading.probabilities.central.rounded(toPlaces: 4), status: reading.status)
    }
  }
}

extension TagLedger {
  /// What is said of the document with it: 2 that it is about the tag, 1 that it speaks of it.
  fileprivate var level: Int {
    guard status == .assigned else { return 0 }
    return central >= TagResult.leastCentral ? 2 : 1
  }

  /// Whether anything counted.
  package var hasEvidence: Bool { entries.contains { $0.outcome == .counted } }
}

extension Double {
  /// Rounded to so many decimals, so that printed records do not end in noise.
  fileprivate func rounded(toPlaces places: Int) -> Double {
    var factor = 1.0
    for _ in 0..<places { factor *= 10 }
    return (self * factor).rounded() / factor
  }
}
