internal import Diagnostics
internal import VigieCore

/// Joins the declarations of all files into rules: looks up what they refer to, and compiles.
struct RuleLinker {
  let bag: DiagnosticBag
  let taxonomy: Taxonomy
  let library: FragmentLibrary
  let table: PatternTable
  private let finder: TagFinder

  init(bag: DiagnosticBag, taxonomy: Taxonomy, library: FragmentLibrary, table: PatternTable) {
    self.bag = bag
    self.taxonomy = taxonomy
    self.library = library
    self.table = table
    self.finder = TagFinder(
      indices: Dictionary(
        uniqueKeysWithValues: taxonomy.tags.enumerated().map { ($1.id, TagIndex(rawValue: $0)) }),
      bag: bag)
  }

  /// Links everything; what is wrong is left out and reported.
  func link(_ files: [RuleFileDeclaration]) -> LinkedRules {
    let broken = files.flatMap(\.brokenRules)
    check(broken, beside: files.flatMap(\.rules))
    let declarations = unique(files.flatMap(\.rules), id: \.id, what: "rule")
    var names = RuleNames(declarations.map(\.id.value), broken: Set(broken.map(\.id.value)))
    var bundles: [String: Int] = [:]
    var linked = LinkedRules()
    for (number, declaration) in declarations.enumerated() {
      let bundleName = declaration.bundle ?? declaration.id.value
      // A named bundle never meets the bundle of a rule that happens to have that id.
      let key = declaration.bundle.map { "bundle:\($0)" } ?? "rule:\(declaration.id.value)"
      let bundle = bundles[key] ?? bundles.count
      bundles[key] = bundle
      guard
        let rule = rule(
          declaration, number: number, names: &names, bundle: bundle, bundleName: bundleName)
      else { continue }
      linked.rules.append(rule)
    }
    linked.isComplete = linked.rules.count == declarations.count
    WhenCycles(bag: bag, declarations: declarations).check(linked.rules, taxonomy: taxonomy)
    linked.cues = cues(files.flatMap(\.cues))
    linked.exclusions = exclusions(files.flatMap(\.exclusions), names: names)
    warnOfRetired(declarations, linked.rules)
    return linked
  }

  /// Says what is wrong with rules besides what was said by now.
  private func check(_ broken: [BrokenRule], beside rules: [RuleDeclaration]) {
    for rule in broken { for tag in rule.tags { _ = finder.find(tag.located) } }
    guard !broken.isEmpty else { return }
    let ids = (rules.map(\.id) + broken.map(\.id)).map { BrokenRule(id: $0, tags: []) }
    let wrong = Set(broken.map(\.id.value))
    _ = unique(ids.filter { wrong.contains($0.id.value) }, id: \.id, what: "rule")
  }

  private func rule(
    _ declaration: RuleDeclaration, number: Int, names: inout RuleNames, bundle: Int,
    bundleName: String
  ) -> Rule? {
    let tags = declaration.tags.compactMap { finder.find($0.located) }
    var lowering = ConditionLowering(bag: bag, library: library, table: table)
    lowering.isCaseSensitive = declaration.isCaseSensitive
    lowering.language = declaration.fragmentLanguage
    let names = names
    lowering.resolve = { expression($0, names: names) }
    let condition = lowering.lower(declaration.condition)
    let veto = declaration.veto.map(lowering.lower)
    lowering.role = .check
    let not = declaration.not.map(lowering.lower)
    guard let condition else { return nil }
    return Rule(
      id: declaration.id.value, tags: tags, summary: declaration.summary,
      strength: declaration.strength, condition: condition, zones: declaration.zones,
      not: not ?? nil, veto: veto ?? nil, bundle: bundle, bundleName: bundleName,
      isCaseSensitive: declaration.isCaseSensitive, status: declaration.status,
      reason: declaration.reason, isLocked: declaration.isLocked, language: declaration.language,
      examples: declaration.examples, notes: declaration.notes,
      references: declaration.references, location: declaration.id.location)
  }

  private func cues(_ declarations: [CueDeclaration]) -> [Cue] {
    unique(declarations, id: \.id, what: "cue").compactMap { declaration in
      var lowering = ConditionLowering(bag: bag, library: library, table: table)
      lowering.language = declaration.language
      // Cues are looked for beside hits only.
      lowering.role = .check
      let condition = lowering.lower(declaration.condition)
      let terminators = declaration.terminators.map(lowering.lower)
      let not = declaration.not.map(lowering.lower)
      let tags = declaration.tags.compactMap { finder.find($0.located) }
      guard let condition else { return nil }
      return Cue(
        id: declaration.id.value, kind: declaration.kind, direction: declaration.direction,
        reach: declaration.reach, condition: condition, terminator: terminators ?? nil,
        not: not ?? nil, tags: tags.flatMap(taxonomy.leaves(of:)), language: declaration.language,
        location: declaration.id.location)
    }
  }

  private func exclusions(_ declarations: [ExclusionDeclaration], names: RuleNames) -> [Exclusion] {
    declarations.sorted { $0.canonicalText < $1.canonicalText }.compactMap { declaration in
      var lowering = ConditionLowering(bag: bag, library: library, table: table)
      lowering.language = declaration.language
      lowering.role = .check
      let rules = declaration.globs.flatMap { glob -> [RuleIndex] in
        let matches = names.matches(of: glob.value)
        if matches.isEmpty, !names.isBroken(glob.value) {
          var message = "no rule is called '\(glob.value.elided(to: 80))'"
          if let near = Spelling.nearest(toWildcard: glob.value, among: names.ids) {
            message += "; did you mean '\(near)'?"
          } else {
            message += "; give exclusions together with the rules they speak of, as --add does"
          }
          bag.add(
            Diagnostic(
              .error, .unknownRule, message, at: glob.location, length: glob.length))
        }
        return matches
      }
      let condition = declaration.condition.map(lowering.lower)
      if let condition, condition == nil { return nil }
      return Exclusion(
        rules: Set(rules).sorted(), condition: condition ?? nil, reason: declaration.reason,
        location: declaration.location)
    }
  }

  /// Sorted by id, each id once: the result must not depend on the order of files.
  private func unique<Declaration>(
    _ all: [Declaration], id: (Declaration) -> WrittenText, what: String
  ) -> [Declaration] {
    let sorted = all.sorted {
      (id($0).value, id($0).location) < (id($1).value, id($1).location)
    }
    var result: [Declaration] = []
    for declaration in sorted {
      if let last = result.last, id(last).value == id(declaration).value {
        bag.add(
          Diagnostic(
            .error, .duplicateID, "the id '\(id(declaration).value)' is taken by another \(what)",
            at: id(declaration).location, length: id(declaration).length,
            notes: [Diagnostic.Note("it is first used here", at: id(last).location)]))
      } else {
        result.append(declaration)
      }
    }
    return result
  }
}

/// What the linker made.
struct LinkedRules {
  var rules: [Rule] = []
  var cues: [Cue] = []
  var exclusions: [Exclusion] = []
  /// Whether every rule could be linked, so that the numbers of rules are their places.
  var isComplete = true
}
