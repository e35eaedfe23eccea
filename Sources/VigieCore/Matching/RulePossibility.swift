/// Tells, from the patterns that may match in a document, which rules may have a hit.
///
/// It belongs to one worker and is used for one document after another.
struct RulePossibility: ~Copyable {
  private let search: RuleSearch
  private let taxonomy: Taxonomy
  private let isRetired: [Bool]
  /// The sought rules that may have a hit in the current document, in order.
  private(set) var rules: [RuleIndex] = []
  /// By rule, the last document in which it was found out whether it may have a hit: below 0 if it may not.
  private var answers: [Int]
  /// By tag, the last document in which a sought rule may have had a hit.
  private var lastOfTag: [Int]
  /// By requirement, the last document in which it was looked at.
  private var lastOfRequirement: [Int]
  private var document = 0
  /// How many rules were asked one by one, and whether the document was gone through for all of them.
  private var asked = 0
  private var isSwept = false
  /// More are not worth it.
  private static let mostAsked = 24
  /// By language of ``RuleSearch/languages``, whether its rules are for the current document.
  private var isSpoken: [Bool]

  init(_ search: RuleSearch, _ rules: RuleSet) {
    self.search = search
    taxonomy = rules.taxonomy
    isRetired = rules.rules.map { $0.status == .retired }
    answers = Array(repeating: 0, count: rules.rules.count)
    lastOfTag = Array(repeating: 0, count: rules.taxonomy.tags.count)
    lastOfRequirement = Array(repeating: 0, count: search.requirements.count)
    isSpoken = Array(repeating: true, count: search.languages.count)
  }

  /// Forgets the last document and turns to the next, which the matcher has looked through.
  mutating func find(in document: Document, _ matcher: inout PatternMatcher) {
    self.document += 1
    rules.removeAll(keepingCapacity: true)
    for (number, language) in search.languages.enumerated() {
      isSpoken[number] = document.languages.isEmpty || document.languages.contains(language)
    }
    for rule in search.always where isMeant(rule) { add(rule) }
    add(search.sought, given: matcher.candidates, in: document, &matcher)
    rules.sort()
    (asked, isSwept) = (0, false)
  }

  /// Adds the rules of a sweep that have a requirement met.
  ///
  /// - Parameter candidates: the patterns of the sweep that may match.
  private mutating func add(
    _ sweep: Sweep, given candidates: [PatternIndex], in document: Document,
    _ matcher: inout PatternMatcher
  ) {
    let requirements = search.requirements
    for pattern in candidates {
      for place in sweep.requirementsOfKey[pattern.rawValue] {
        let requirement = Int(sweep.requirementsOfKey.values[place])
        let rule = requirements.rule(of: requirement)
        guard answers[rule.rawValue] != self.document, isMeant(rule),
          lastOfRequirement[requirement] != self.document
        else { continue }
        lastOfRequirement[requirement] = self.document
        if requirements.isMet(requirement, in: document, &matcher) { add(rule) }
      }
    }
  }

  /// Whether the rule may have a hit in the current document, the one that ``find(in:_:)`` was called with.
  mutating func contains(
    _ rule: RuleIndex, in document: Document, _ matcher: inout PatternMatcher
  ) -> Bool {
    let answer = answers[rule.rawValue]
    if abs(answer) == self.document { return answer > 0 }
    // Of the sought ones all that may hit are known.
    var mayHit = !search.isSought[rule.rawValue] && !isRetired[rule.rawValue] && isMeant(rule)
    if mayHit { mayHit = mayHold(rule, in: document, &matcher) }
    answers[rule.rawValue] = mayHit ? self.document : -self.document
    return mayHit
  }

  /// Whether the rule is written for a language of the document, as far as that is known.
  private func isMeant(_ rule: RuleIndex) -> Bool {
    search.languageOfRule[rule.rawValue].map { isSpoken[$0] } ?? true
  }

  private mutating func add(_ rule: RuleIndex) {
    answers[rule.rawValue] = document
    guard search.isSought[rule.rawValue] else { return }
    rules.append(rule)
    guard search.ruleTags.isFor[rule.rawValue] else { return }
    for place in search.ruleTags.tags[rule.rawValue] {
      let tag = TagIndex(rawValue: Int(search.ruleTags.tags.values[place]))
      lastOfTag[tag.rawValue] = document
      if let group = taxonomy[tag].group { lastOfTag[group.rawValue] = document }
    }
  }

  // MARK: Rules that are not sought

  private mutating func mayHold(
    _ rule: RuleIndex, in document: Document, _ matcher: inout PatternMatcher
  ) -> Bool {
    if let expression = search.expressions[rule.rawValue] {
      return mayHold(expression, in: document, &matcher)
    }
    if search.isSweptLater[rule.rawValue] {
      asked += 1
      if asked > Self.mostAsked {
        if !isSwept {
          isSwept = true
          add(
            search.later, given: matcher.candidates(of: search.later.listing), in: document,
            &matcher)
        }
        return answers[rule.rawValue] == self.document
      }
    }
    let requirements = search.requirements.requirements(of: rule)
    return requirements.isEmpty
      || requirements.contains { search.requirements.isMet($0, in: document, &matcher) }
  }

  /// Rules do not ask for one another in a circle.
  private mutating func mayHold(
    _ expression: Condition.Expression, in document: Document, _ matcher: inout PatternMatcher
  ) -> Bool {
    switch expression {
    case .rule(let rule):
      contains(rule, in: document, &matcher)
    case .tag(let tag):
      lastOfTag[tag.rawValue] == self.document
        || containsAny(search.askedRulesFor[tag.rawValue], in: document, &matcher)
    case .not: true
    case .and(let left, let right):
      mayHold(left, in: document, &matcher) && mayHold(right, in: document, &matcher)
    case .or(let left, let right):
      mayHold(left, in: document, &matcher) || mayHold(right, in: document, &matcher)
    }
  }

  private mutating func containsAny(
    _ rules: [RuleIndex], in document: Document, _ matcher: inout PatternMatcher
  ) -> Bool {
    for rule in rules where contains(rule, in: document, &matcher) { return true }
    return false
  }
}
