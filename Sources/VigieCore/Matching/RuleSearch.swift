/// What to look for in documents so that the hits of a rule set are found: worked out once, and shared by
/// all workers.
///
/// Documents are gone through for the rules that can give them a tag by themselves. The others, which speak
/// against a tag, or for one whose gate most documents leave closed, or ask for other rules, are asked when
/// it comes to them.
final class RuleSearch: Sendable {
  let requirements: RequirementTable
  /// By rule, whether documents are gone through for it.
  let isSought: [Bool]
  /// Rules among those that may have a hit whatever the patterns, by one that may match anywhere.
  let always: [RuleIndex]
  /// By rule, what it asks of others, if it does.
  let expressions: [Condition.Expression?]
  /// The languages that rules are written for, and by rule the number of its own; `nil` for all.
  let languages: [Language]
  let languageOfRule: [Int?]
  let ruleTags: RuleTags
  /// By tag, the rules that speak for it or for one of its leaves, those on trial left out; and those among
  /// them that are not sought.
  let rulesFor: [[RuleIndex]]
  let askedRulesFor: [[RuleIndex]]
  /// By tag, in order, those of its own rules that speak for it and are not sought, and those that speak
  /// against it.
  let askedRules: [[RuleIndex]]
  let rulesAgainst: [[RuleIndex]]
  /// By rule, the exclusions that speak of it.
  let exclusions: IndexLists
  /// For the sought rules, and for as many of the others as can be swept for.
  let sought: Sweep
  let isSweptLater: [Bool]
  private let prefilter: Prefilter
  private let laterSweep = Shared<Sweep>()
  let cues: CuePossibility
  private let passageListing = Shared<Listing>()

  /// - Parameters:
  ///   - isPlain: every rule may have a hit, and every cue is looked for.
  ///   - isFull: hits are wanted that cannot count as well, so that all rules are sought.
  init(_ rules: RuleSet, isPlain: Bool, isFull: Bool) {
    let prefilter = rules.patterns.prefilter
    self.prefilter = prefilter
    let isSought = rules.rules.map { rule in
      if case .when = rule.condition { return false }
      return rule.status != .retired && (isFull || rules.taxonomy.isDecidedAlone(by: rule))
    }
    let requirements = rules.rules.map { rule in
      isPlain || rule.status == .retired ? [] : rule.condition.requirements(prefilter)
    }
    let table = RequirementTable(requirements)
    self.requirements = table
    self.isSought = isSought
    always = rules.rules.indices.filter { isSought[$0] && requirements[$0].isEmpty }
      .map(RuleIndex.init(rawValue:))
    expressions = rules.rules.map { rule in
      if !isPlain, case .when(let expression) = rule.condition { expression } else { nil }
    }
    let languages = Array(Set(rules.rules.compactMap(\.language))).sorted()
    self.languages = languages
    languageOfRule = rules.rules.map { $0.language.flatMap(languages.firstIndex) }
    ruleTags = RuleTags(rules.rules)
    rulesFor = rules.rulesForTags()
    askedRulesFor = rulesFor.map { $0.filter { !isSought[$0.rawValue] } }
    askedRules = rules.rulesByTag { number, rule in rule.strength > 0 && !isSought[number] }
    rulesAgainst = rules.rulesByTag { _, rule in rule.strength <= 0 }
    var exclusions = Array(repeating: [Int32](), count: rules.rules.count)
    for (number, exclusion) in rules.exclusions.enumerated() {
      for rule in exclusion.rules { exclusions[rule.rawValue].append(Int32(number)) }
    }
    self.exclusions = IndexLists(exclusions)
    cues = CuePossibility(rules, isPlain: isPlain)
    sought = Sweep(table, prefilter) { isSought[$0.rawValue] }
    isSweptLater = rules.rules.indices.map { number in
      // What is told by the beginnings of matches alone is told in the first sweep.
      let own = table.requirements(of: RuleIndex(rawValue: number))
      return !isSought[number] && !own.isEmpty
        && own.allSatisfy { table.key(of: $0).allSatisfy(prefilter.hasPlans) }
    }
  }

  /// For the rules of ``isSweptLater``; worked out at the first question.
  var later: Sweep {
    laterSweep.value {
      Sweep(requirements, prefilter, after: sought) { isSweptLater[$0.rawValue] }
    }
  }

  /// The patterns that are to be found in the passages around hits; worked out at the first question.
  var listingOfPassages: Listing {
    passageListing.value { Listing(prefilter, cues.patterns) }
  }
}

extension Taxonomy {
  /// Whether the rule can give a document one of its tags, whatever other tags the document has.
  fileprivate func isDecidedAlone(by rule: Rule) -> Bool {
    rule.strength > 0 && rule.status == .stable && rule.tags.contains { self[$0].gate == nil }
  }
}

extension Condition {
  /// Requirements one of which is met wherever the condition holds; none where nothing can be told.
  fileprivate func requirements(_ prefilter: Prefilter) -> [Requirement] {
    let all = requirements { Int(prefilter.frequencyOfPattern[$0.rawValue]) }
    let areTold = all.allSatisfy { requirement in
      requirement.parts.first?.allSatisfy { prefilter.isFiltered($0.rawValue) } ?? false
    }
    return areTold ? all : []
  }
}

extension RuleSet {
  /// By tag, those of its own rules that are wanted, in order.
  fileprivate func rulesByTag(_ isWanted: (Int, Rule) -> Bool) -> [[RuleIndex]] {
    var result = Array(repeating: [RuleIndex](), count: taxonomy.tags.count)
    for (number, rule) in rules.enumerated() where isWanted(number, rule) {
      for tag in rule.tags { result[tag.rawValue].append(RuleIndex(rawValue: number)) }
    }
    return result
  }

  /// By tag, the rules that speak for it or for one of its leaves; what is on trial counts only for a rule
  /// that names it.
  fileprivate func rulesForTags() -> [[RuleIndex]] {
    let own = rulesByTag { _, rule in rule.strength > 0 && rule.status == .stable }
    return taxonomy.tags.indices.map { number in
      let tag = TagIndex(rawValue: number)
      return ([tag] + taxonomy.leaves(of: tag)).flatMap { own[$0.rawValue] }
    }
  }
}
