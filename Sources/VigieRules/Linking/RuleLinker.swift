internal import Diagnostics
internal import VigieCore

/// Joins the declarations of all files into rules: looks up what they refer to, and compiles.
struct RuleLinker {
  let bag: DiagnosticBag
  let taxonomy: Taxonomy
  let library: FragmentLibrary
  let table: PatternTable
  let finder: TagFinder

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
    let (declarations, repeated) = unique(files.flatMap(\.rules), id: \.id, what: "rule")
    let names = RuleNames(declarations.map(\.id.value))
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
          declaration, number: number, names: names, bundle: bundle, bundleName: bundleName)
      else { continue }
      linked.rules.append(rule)
    }
    // For what is to be said of them.
    for declaration in repeated {
      _ = rule(declaration, number: 0, names: names, bundle: 0, bundleName: "")
    }
    linked.isComplete = linked.rules.count == declarations.count
    WhenCycles(bag: bag, declarations: declarations).check(linked.rules, taxonomy: taxonomy)
    linked.cues = cues(files.flatMap(\.cues))
    linked.exclusions = exclusions(files.flatMap(\.exclusions), names: names)
    warnOfRetired(declarations, linked.rules)
    return linked
  }

  private func rule(
    _ declaration: RuleDeclaration, number: Int, names: RuleNames, bundle: Int,
    bundleName: String
  ) -> Rule? {
    let tags = tags(of: declaration)
    var lowering = ConditionLowering(bag: bag, library: library, table: table)
    lowering.isCaseSensitive = declaration.isCaseSensitive
    lowering.language = declaration.fragmentLanguage
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

  /// The tags of a rule, each once.
  private func tags(of declaration: RuleDeclaration) -> [TagIndex] {
    var found: [TagIndex: SourceLocation] = [:]
    return declaration.tags.compactMap { written in
      guard let tag = finder.find(written.located) else { return nil }
      guard let first = found[tag] else {
        found[tag] = written.location
        return tag
      }
      bag.add(
        Diagnostic(
          .warning, .duplicateTag, "the rule has this tag already; delete one of the two",
          at: written.location, length: written.length,
          notes: [Diagnostic.Note("it stands here too", at: first)]))
      return nil
    }
  }

  /// Sorted by id, each id once, since the result must not depend on the order of files; and the others.
  func unique<Declaration>(
    _ all: [Declaration], id: (Declaration) -> WrittenText, what: String
  ) -> (kept: [Declaration], repeated: [Declaration]) {
    let sorted = all.sorted {
      (id($0).value, id($0).location) < (id($1).value, id($1).location)
    }
    var kept: [Declaration] = []
    var repeated: [Declaration] = []
    for declaration in sorted {
      if let last = kept.last, id(last).value == id(declaration).value {
        bag.add(
          Diagnostic(
            .error, .duplicateID, "the id '\(id(declaration).value)' is taken by another \(what)",
            at: id(declaration).location, length: id(declaration).length,
            notes: [Diagnostic.Note("it is first used here", at: id(last).location)]))
        repeated.append(declaration)
      } else {
        kept.append(declaration)
      }
    }
    return (kept, repeated)
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
