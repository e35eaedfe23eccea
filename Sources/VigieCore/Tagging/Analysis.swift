import PCRE2

/// Goes from hits to decided tags, one document at a time.
struct Analysis: ~Copyable {
  private let rules: RuleSet
  private var evaluator: RuleEvaluator
  private let rulesOfPattern: [[RuleIndex]]
  /// By tag, the rules that can silence it.
  private let rulesWithVeto: [[RuleIndex]]

  init(rules: RuleSet, limits: MatchScratch.Limits, isPlain: Bool) {
    self.rules = rules
    evaluator = RuleEvaluator(rules: rules, limits: limits, isPlain: isPlain)
    var rulesOfPattern = Array(repeating: [RuleIndex](), count: rules.patterns.patterns.count)
    for index in rules.rules.indices {
      for pattern in rules.rules[index].patterns {
        rulesOfPattern[pattern.rawValue].append(RuleIndex(rawValue: index))
      }
    }
    self.rulesOfPattern = rulesOfPattern
    var rulesWithVeto = Array(repeating: [RuleIndex](), count: rules.taxonomy.tags.count)
    for (number, rule) in rules.rules.enumerated()
    where rule.veto != nil && rule.status == .stable {
      for tag in rule.tags { rulesWithVeto[tag.rawValue].append(RuleIndex(rawValue: number)) }
    }
    self.rulesWithVeto = rulesWithVeto
  }

  mutating func ledger(for document: Document) -> Ledger {
    guard let subject = Subject(validating: document.text.bytes) else {
      preconditionFailure("normalised text is UTF-8")
    }
    guard !document.sentences.isEmpty else { return Ledger() }
    evaluator.begin(subject, languages: document.languages)
    let hits = hitsByTag(in: document)
    let decision = TagDecision(
      rules: rules, document: document,
      saturation: Saturation(
        characters: document.characters(in: 0..<document.text.bytes.count),
        language: document.languages.first))
    var ledger = Ledger()
    for tag in rules.taxonomy.decisionOrder {
      guard let entries = hits[tag] else { continue }
      var tagLedger = TagLedger(entries: entries)
      tagLedger.vetoedBy = veto(of: tag, in: document)
      let gate = GateState(of: rules.taxonomy[tag].gate, taxonomy: rules.taxonomy, ledger: ledger)
      let precedence = Precedence(over: tag, rules: rules, hits: hits)
      for index in tagLedger.entries.indices where tagLedger.entries[index].outcome == .counted {
        let hit = tagLedger.entries[index].hit
        if !gate.isOpen(at: hit) {
          tagLedger.entries[index].outcome = .gate
        } else if let preferred = precedence.preferredTag(at: hit) {
          tagLedger.entries[index].outcome = .yielded(to: preferred)
        }
      }
      tagLedger.entries.dropNested(rules: rules)
      let cues = CueFinder(rules: rules, document: document)
      for index in tagLedger.entries.indices where tagLedger.entries[index].outcome == .counted {
        tagLedger.entries[index].cues = cues.cues(
          for: tagLedger.entries[index].hit, of: tag, using: &evaluator)
      }
      decision.decide(tag, &tagLedger)
      ledger.tags[tag] = tagLedger
    }
    ledger.stops = stops()
    return ledger
  }

  /// Rules without a hit of which every part was found; the document is the one analysed last.
  mutating func nearMisses(in document: Document) -> [(rule: RuleIndex, miss: Miss)] {
    var result: [(rule: RuleIndex, miss: Miss)] = []
    for number in rules.rules.indices {
      let index = RuleIndex(rawValue: number)
      guard evaluator.hits(of: index, in: document).isEmpty, rules[index].status == .stable,
        rules[index].applies(to: document)
      else { continue }
      let miss = evaluator.miss(of: rules[index].condition, in: document)
      if miss.isNear { result.append((index, miss)) }
    }
    return result
  }

  private mutating func hitsByTag(in document: Document) -> [TagIndex: [TagLedger.Entry]] {
    var result: [TagIndex: [TagLedger.Entry]] = [:]
    for index in evaluator.possibleRules {
      let hits = evaluator.hits(of: index, in: document)
      guard !hits.isEmpty else { continue }
      let isTrial = rules.rules[index.rawValue].status == .trial
      let entries = hits.map { hit in
        var entry = TagLedger.Entry(hit: hit)
        if let stop = hit.stop {
          entry.outcome = .stopped(stop)
        } else if isTrial {
          entry.outcome = .trial
        }
        return entry
      }
      for tag in rules.rules[index.rawValue].tags { result[tag, default: []] += entries }
    }
    return result
  }

  private mutating func veto(of tag: TagIndex, in document: Document) -> RuleIndex? {
    for index in rulesWithVeto[tag.rawValue] where rules[index].applies(to: document) {
      if let veto = rules[index].veto, evaluator.holds(veto, in: document) { return index }
    }
    return nil
  }

  private func stops() -> [Ledger.Stop] {
    var result = Set<Ledger.Stop>()
    for stop in evaluator.stops {
      for rule in rulesOfPattern[stop.pattern.rawValue] {
        result.insert(Ledger.Stop(rule: rule, offset: stop.offset, limit: stop.limit))
      }
    }
    return result.sorted { ($0.offset, $0.rule) < ($1.offset, $1.rule) }
  }
}

extension [TagLedger.Entry] {
  /// Of hits of which one holds another, the longest counts; of equal ones that of the heavier rule.
  ///
  /// Only what one pattern matched as a whole can hold another: between the parts of `near` and `all`
  /// stand words that the rule does not speak of.
  fileprivate mutating func dropNested(rules: RuleSet) {
    let counted = indices.filter { self[$0].outcome == .counted }
    let order = counted.sorted { left, right in
      let (a, b) = (self[left].hit.range, self[right].hit.range)
      if a.lowerBound != b.lowerBound { return a.lowerBound < b.lowerBound }
      if a.upperBound != b.upperBound { return a.upperBound > b.upperBound }
      let (weightOfA, weightOfB) = (
        rules.scoring.weights[self[left].hit.rule.rawValue],
        rules.scoring.weights[self[right].hit.rule.rawValue]
      )
      return weightOfA != weightOfB ? weightOfA > weightOfB : left < right
    }
    // The one that reaches farthest so far holds whatever any earlier one would hold.
    var widest: Hit?
    var last: Hit?
    for index in order {
      let hit = self[index].hit
      // Evidence against the tag is weighed by itself.
      guard rules[hit.rule].strength > 0 else { continue }
      if let widest, widest.range.contains(hit.range) {
        self[index].outcome = .nested(in: widest.rule)
      } else if let last, last.range == hit.range {
        self[index].outcome = .nested(in: last.rule)
      } else {
        if hit.isContiguous { widest = hit }
        last = hit
      }
    }
  }
}
