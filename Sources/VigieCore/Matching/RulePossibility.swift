/// Tells, from the patterns that may match in a document, which rules may have a hit.
///
/// It belongs to one worker and is used for one document after another.
struct RulePossibility: ~Copyable {
  private let search: RuleSearch
  private let taxonomy: Taxonomy
  /// The rules that may have a hit in the current document, in order.
  private(set) var rules: [RuleIndex] = []
  /// By rule and by tag, the last document in which it may have had a hit; by requirement, the last in
  /// which it was looked at.
  private var lastOfRule: [Int]
  private var lastOfTag: [Int]
  private var lastOfRequirement: [Int]
  private var document = 0
  /// By language of ``RuleSearch/languages``, whether its rules are for the current document.
  private var isSpoken: [Bool]

  init(_ search: RuleSearch, _ rules: RuleSet) {
    self.search = search
    taxonomy = rules.taxonomy
    lastOfRule = Array(repeating: 0, count: rules.rules.count)
    lastOfTag = Array(repeating: 0, count: rules.taxonomy.tags.count)
    lastOfRequirement = Array(repeating: 0, count: search.requirements.count)
    isSpoken = Array(repeating: true, count: search.languages.count)
  }

  /// Whether the rule may have a hit in the current document.
  func contains(_ rule: RuleIndex) -> Bool { lastOfRule[rule.rawValue] == document }

  /// Forgets the last document and turns to the next, which the matcher has looked through.
  mutating func find(in document: Document, _ matcher: inout PatternMatcher) {
    self.document += 1
    rules.removeAll(keepingCapacity: true)
    for (number, language) in search.languages.enumerated() {
      isSpoken[number] = document.languages.isEmpty || document.languages.contains(language)
    }
    for rule in search.always where isMeant(rule) { add(rule) }
    let requirements = search.requirements
    for pattern in matcher.candidates {
      for place in requirements.places(of: pattern) {
        let requirement = requirements.requirement(at: place)
        let rule = requirements.rule(of: requirement)
        guard !contains(rule), isMeant(rule), lastOfRequirement[requirement] != self.document else {
          continue
        }
        lastOfRequirement[requirement] = self.document
        if requirements.isMet(requirement, in: document, &matcher) { add(rule) }
      }
    }
    addWhens()
    rules.sort()
  }

  /// Whether the rule is written for a language of the document, as far as that is known.
  private func isMeant(_ rule: RuleIndex) -> Bool {
    search.languageOfRule[rule.rawValue].map { isSpoken[$0] } ?? true
  }

  private mutating func add(_ rule: RuleIndex) {
    lastOfRule[rule.rawValue] = document
    rules.append(rule)
    guard search.ruleTags.isFor[rule.rawValue] else { return }
    for place in search.ruleTags.tags[rule.rawValue] {
      let tag = TagIndex(rawValue: Int(search.ruleTags.tags.values[place]))
      lastOfTag[tag.rawValue] = document
      if let group = taxonomy[tag].group { lastOfTag[group.rawValue] = document }
    }
  }

  /// Adds the rules that ask for others which may have a hit: round after round, for they may ask for one
  /// another.
  private mutating func addWhens() {
    var known = 0
    repeat {
      known = rules.count
      for when in search.whens where !contains(when.rule) && isMeant(when.rule) {
        if mayHold(when.expression) { add(when.rule) }
      }
    } while rules.count > known
  }

  private func mayHold(_ expression: Condition.Expression) -> Bool {
    switch expression {
    case .rule(let rule): contains(rule)
    case .tag(let tag): lastOfTag[tag.rawValue] == document
    case .not: true
    case .and(let left, let right): mayHold(left) && mayHold(right)
    case .or(let left, let right): mayHold(left) || mayHold(right)
    }
  }
}
