/// What to look for in documents so that all hits of a rule set are found: worked out once, and shared by
/// all workers.
final class RuleSearch: Sendable {
  let requirements: RequirementTable
  /// Rules that may have a hit whatever the patterns, by one that may match anywhere.
  let always: [RuleIndex]
  /// Rules that ask for others.
  let whens: [(rule: RuleIndex, expression: Condition.Expression)]
  /// The languages that rules are written for, and by rule the number of its own; `nil` for all.
  let languages: [Language]
  let languageOfRule: [Int?]
  let ruleTags: RuleTags
  /// By tag, the rules that speak for it or for one of its leaves.
  let rulesFor: [[RuleIndex]]
  let exclusionsOfRule: [RuleIndex: [Int]]
  /// The patterns that are to be found in documents.
  let listing: Listing
  let cues: CuePossibility
  private let passageListing = Shared<Listing>()

  /// - Parameter isPlain: every rule may have a hit, and every cue is looked for.
  init(_ rules: RuleSet, isPlain: Bool) {
    let prefilter = rules.patterns.prefilter
    var requirements: [(rule: RuleIndex, requirement: Requirement)] = []
    var always: [RuleIndex] = []
    var whens: [(rule: RuleIndex, expression: Condition.Expression)] = []
    for (number, rule) in rules.rules.enumerated() where rule.status != .retired {
      let index = RuleIndex(rawValue: number)
      if !isPlain, case .when(let expression) = rule.condition {
        whens.append((index, expression))
        continue
      }
      let own = isPlain ? [] : rule.condition.requirements { prefilter.frequency(of: $0) }
      let areTold = own.allSatisfy { requirement in
        requirement.parts.first?.allSatisfy { prefilter.isFiltered($0.rawValue) } ?? false
      }
      if own.isEmpty || !areTold {
        always.append(index)
      } else {
        requirements += own.map { (index, $0) }
      }
    }
    self.requirements = RequirementTable(requirements, patternCount: prefilter.patternCount)
    self.always = always
    self.whens = whens
    let languages = Array(Set(rules.rules.compactMap(\.language))).sorted()
    self.languages = languages
    languageOfRule = rules.rules.map { $0.language.flatMap(languages.firstIndex) }
    ruleTags = RuleTags(rules.rules)
    rulesFor = rules.rulesForTags()
    var exclusionsOfRule: [RuleIndex: [Int]] = [:]
    for (number, exclusion) in rules.exclusions.enumerated() {
      for rule in exclusion.rules { exclusionsOfRule[rule, default: []].append(number) }
    }
    self.exclusionsOfRule = exclusionsOfRule
    cues = CuePossibility(rules, isPlain: isPlain)
    listing = Listing(prefilter, self.requirements.isKey)
  }

  /// The patterns that are to be found in the passages around hits; worked out at the first question.
  func passageListing(_ prefilter: Prefilter) -> Listing {
    passageListing.value { Listing(prefilter, cues.patterns) }
  }
}

extension Prefilter {
  /// How often a pattern's triggers may be expected.
  fileprivate func frequency(of pattern: PatternIndex) -> Int {
    Int(frequencyOfPattern[pattern.rawValue])
  }
}

extension RuleSet {
  /// By tag, the rules that speak for it or for one of its leaves.
  fileprivate func rulesForTags() -> [[RuleIndex]] {
    var own = Array(repeating: [RuleIndex](), count: taxonomy.tags.count)
    for (number, rule) in rules.enumerated() where rule.strength > 0 {
      for tag in rule.tags { own[tag.rawValue].append(RuleIndex(rawValue: number)) }
    }
    return taxonomy.tags.indices.map { number in
      let tag = TagIndex(rawValue: number)
      return ([tag] + taxonomy.leaves(of: tag)).flatMap { own[$0.rawValue] }
    }
  }
}
