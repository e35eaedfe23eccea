import PCRE2

/// Finds the hits of rules in the current document, each rule at most once.
struct RuleEvaluator: ~Copyable {
  private let rules: RuleSet
  private var conditions: ConditionEvaluator
  /// A rule's hits in the current document; `nil` where it was not evaluated yet.
  private var known: [[Hit]?]
  private var evaluated: [RuleIndex] = []
  let search: RuleSearch
  private var possibility: RulePossibility
  var exclusionsInForce = ExclusionsInForce.all

  /// Which exclusions stop hits: for the examples of rules those that belong to the rule itself, for
  /// those of exclusions none.
  enum ExclusionsInForce {
    case all
    case ofSameFile
    case none
  }

  /// - Parameter isFull: whether hits that cannot count are asked for as well.
  init(rules: RuleSet, limits: MatchScratch.Limits, isFull: Bool, isPlain: Bool = false) {
    self.rules = rules
    let search =
      isPlain ? RuleSearch(rules, isPlain: true, isFull: isFull) : rules.search(isFull: isFull)
    self.search = search
    possibility = RulePossibility(search, rules)
    conditions = ConditionEvaluator(
      matcher: PatternMatcher(rules.patterns, limits: limits, search: search, isPlain: isPlain))
    known = Array(repeating: nil, count: rules.rules.count)
  }

  /// The sought rules that may have a hit, in order: others lack words that they cannot do without.
  var possibleRules: [RuleIndex] { possibility.rules }

  var stops: [PatternMatcher.Stop] { conditions.matcher.stops }

  /// Forgets the last document and turns to the next.
  mutating func begin(_ subject: Subject, _ document: Document) {
    for rule in evaluated { known[rule.rawValue] = nil }
    evaluated.removeAll(keepingCapacity: true)
    conditions.matcher.begin(subject, languages: document.languages)
    possibility.find(in: document, &conditions.matcher)
  }

  /// The rule's hits, in order of place, stopped ones among them.
  mutating func hits(of index: RuleIndex, in document: Document) -> [Hit] {
    guard mayHit(index, in: document) else { return [] }
    if let hits = known[index.rawValue] { return hits }
    let hits = evaluate(index, in: document)
    known[index.rawValue] = hits
    evaluated.append(index)
    return hits
  }

  /// Whether the rule may have hits, as far as the words of the document tell.
  mutating func mayHit(_ rule: RuleIndex, in document: Document) -> Bool {
    possibility.contains(rule, in: document, &conditions.matcher)
  }

  /// Whether the condition holds in the text proper, boilerplate left aside.
  mutating func holds(_ condition: Condition, in document: Document) -> Bool {
    conditions.occurrences(of: condition, in: document).contains {
      document.zone(at: $0.range.lowerBound) != .boilerplate
    }
  }

  /// The numbers of the cues that may stand within `window`, in order.
  mutating func possibleCues(in window: Range<Int>) -> [Int] {
    search.cues.cues(given: conditions.matcher.candidates(in: window))
  }

  /// Where the condition holds, in the document or within `window` alone.
  mutating func occurrences(
    of condition: Condition, in document: Document, window: Range<Int>? = nil
  ) -> [Occurrence] {
    conditions.occurrences(of: condition, in: document, window: window)
  }

  /// What keeps a condition from holding.
  mutating func miss(of condition: Condition, in document: Document) -> Miss {
    let patterns = rules.patterns.patterns
    return conditions.miss(of: condition, in: document) { patterns[$0.rawValue].source }
  }

  private mutating func evaluate(_ index: RuleIndex, in document: Document) -> [Hit] {
    var hits = candidates(for: index, in: document)
    guard !hits.isEmpty else { return [] }
    let zones = rules.rules[index.rawValue].zones
    let cancelled = coverage(of: rules.rules[index.rawValue].not, in: document)
    var exclusions: [(number: Int, reach: Coverage?)] = []
    for place in search.exclusions[index.rawValue] {
      let number = Int(search.exclusions.values[place])
      guard isInForce(number, for: index) else { continue }
      let condition = rules.exclusions[number].condition
      exclusions.append((number, condition == nil ? nil : coverage(of: condition, in: document)))
    }
    for number in hits.indices {
      let range = hits[number].range
      if !zones.contains(hits[number].zone) {
        hits[number].stop = .zone
      } else if cancelled.overlaps(range) {
        hits[number].stop = .not
      } else if let exclusion = exclusions.first(where: { $0.reach?.overlaps(range) ?? true }) {
        hits[number].stop = .exclusion(exclusion.number)
      }
    }
    return hits
  }

  private func isInForce(_ exclusion: Int, for rule: RuleIndex) -> Bool {
    switch exclusionsInForce {
    case .all: true
    case .ofSameFile: rules.exclusions[exclusion].bearsOnExamples(of: rules.rules[rule.rawValue])
    case .none: false
    }
  }

  /// Where the rule's condition holds, whatever may stop a hit there.
  private mutating func candidates(for index: RuleIndex, in document: Document) -> [Hit] {
    if case .when(let expression) = rules.rules[index.rawValue].condition {
      guard isTrue(expression, in: document) else { return [] }
      return evidence(for: expression, in: document).map { hit in
        var hit = hit
        hit.rule = index
        return hit
      }
    }
    let occurrences = conditions.occurrences(
      of: rules.rules[index.rawValue].condition, in: document)
    return occurrences.map { occurrence in
      let start = occurrence.range.lowerBound
      return Hit(
        rule: index, range: occurrence.range, isContiguous: occurrence.isContiguous,
        sentence: document.unit(of: .sentence, at: start),
        paragraph: document.unit(of: .paragraph, at: start),
        zone: document.zone(at: start))
    }
  }

  private mutating func coverage(of condition: Condition?, in document: Document) -> Coverage {
    guard let condition else { return Coverage([]) }
    return Coverage(conditions.occurrences(of: condition, in: document))
  }

  // MARK: Conditions over rules and tags

  private mutating func isTrue(_ expression: Condition.Expression, in document: Document) -> Bool {
    switch expression {
    case .rule(let rule): fires(rule, in: document)
    case .tag(let tag): anyRuleFires(for: tag, in: document)
    case .not(let part): !isTrue(part, in: document)
    case .and(let left, let right): isTrue(left, in: document) && isTrue(right, in: document)
    case .or(let left, let right): isTrue(left, in: document) || isTrue(right, in: document)
    }
  }

  private mutating func fires(_ rule: RuleIndex, in document: Document) -> Bool {
    hits(of: rule, in: document).contains { $0.stop == nil }
  }

  private mutating func anyRuleFires(for tag: TagIndex, in document: Document) -> Bool {
    for rule in search.rulesFor[tag.rawValue]
    where mayHit(rule, in: document) && fires(rule, in: document) { return true }
    return false
  }

  /// The hits that make a true expression true: those of the rules and tags that it names first.
  ///
  /// What follows an `and` is asked for, in reach of each of these, and is no evidence itself.
  private mutating func evidence(
    for expression: Condition.Expression, in document: Document
  ) -> [Hit] {
    var seen = Set<Range<Int>>()
    return namedHits(of: expression, in: document)
      .sorted { $0.range.lowerBound < $1.range.lowerBound }
      .filter { seen.insert($0.range).inserted }
  }

  private mutating func namedHits(
    of expression: Condition.Expression, in document: Document
  ) -> [Hit] {
    switch expression {
    case .rule(let rule):
      return hits(of: rule, in: document).filter { $0.stop == nil }
    case .tag(let tag):
      var named: [Hit] = []
      for rule in search.rulesFor[tag.rawValue] where mayHit(rule, in: document) {
        named += hits(of: rule, in: document).filter { $0.stop == nil }
      }
      return named
    case .not:
      return []
    case .or(let left, let right):
      return namedHits(of: left, in: document) + namedHits(of: right, in: document)
    case .and(let left, let right):
      let asked = namedHits(of: right, in: document)
      let named = namedHits(of: left, in: document)
      // Of a `not` there is nothing to be near to.
      if named.isEmpty { return asked }
      if asked.isEmpty { return named }
      let places = asked.map(\.range.lowerBound).sorted()
      return named.filter { SubjectReach.contains($0.range.lowerBound, near: places) }
    }
  }
}

extension Rule {
  /// Whether the rule is written for a language of the document, as far as that is known.
  func applies(to document: Document) -> Bool {
    guard let language, !document.languages.isEmpty else { return true }
    return document.languages.contains(language)
  }
}
