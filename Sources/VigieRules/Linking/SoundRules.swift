internal import Diagnostics
internal import VigieCore

/// Links, where something is wrong, the rules in which nothing is and which ask for no other that is: their
/// examples can be run all the same, so that one run says all that is wrong.
struct SoundRules {
  struct Result {
    var ruleSet: RuleSet
    /// How many rules are not in it.
    var leftOut: Int
  }

  /// All that was found.
  let errors: [Diagnostic]
  /// Whether a file could not be read, so that rules may be missing of which nothing is known.
  let isPartial: Bool
  let taxonomy: Taxonomy

  func link(
    _ files: [RuleFileDeclaration], _ library: FragmentLibrary, _ table: PatternTable
  ) -> Result {
    library.forgetRepeated()
    var unsound: Set<String> = []
    for file in files { unsound.formUnion(rulesWithMistakes(in: file)) }
    var linked: LinkedRules
    repeat {
      let kept = withoutDependents(files, &unsound)
      // What is wrong was said by now.
      linked = RuleLinker(bag: DiagnosticBag(), taxonomy: taxonomy, library: library, table: table)
        .link(kept)
      // A rule whose fragment is wrong has no mistake of its own.
      let ids = Set(linked.rules.map(\.id))
      unsound.formUnion(kept.flatMap(\.rules).map(\.id.value).filter { !ids.contains($0) })
    } while !linked.isComplete
    let count = files.reduce(0) { $0 + $1.rules.count }
    if linked.rules.count < count {
      // The rule whose hit an exclusion is to cancel may be missing.
      for index in linked.exclusions.indices { linked.exclusions[index].examples = [] }
    }
    return Result(
      ruleSet: RuleSet(
        taxonomy: taxonomy, rules: linked.rules, cues: linked.cues,
        exclusions: linked.exclusions, patterns: table.patterns,
        fingerprint: Fingerprint(rawValue: "")),
      leftOut: count - linked.rules.count)
  }

  /// The ids of rules within which something is wrong that bears on what they find.
  private func rulesWithMistakes(in file: RuleFileDeclaration) -> [String] {
    let parts = file.parts.sorted()
    guard let name = parts.first?.file else { return [] }
    var wrong: Set<SourceLocation> = []
    for error in errors where error.severity == .error && error.location.file == name {
      guard !Self.harmless.contains(error.code) else { continue }
      if let part = parts.last(where: { $0 <= error.location }) { wrong.insert(part) }
    }
    return file.rules.filter { wrong.contains($0.start) }.map(\.id.value)
  }

  /// A rule finds the same whatever tag it speaks for, and without examples none can fail.
  private static let harmless: Set<Diagnostic.Code> = [.unknownTag, .noExamples]

  /// The files without unsound rules and, again and again, without those whose `when` asks for one.
  private func withoutDependents(
    _ files: [RuleFileDeclaration], _ unsound: inout Set<String>
  ) -> [RuleFileDeclaration] {
    let dependents = files.flatMap(\.rules).compactMap { rule in
      references(of: rule).map { (rule: rule, references: $0) }
    }
    var tags: Set<String> = []
    var known = -1
    while known < unsound.count {
      known = unsound.count
      for rule in files.lazy.flatMap(\.rules) where unsound.contains(rule.id.value) {
        tags.formUnion(rule.tags.map(\.value))
      }
      for (rule, references) in dependents
      where !unsound.isDisjoint(with: references.rules)
        || references.tags.contains(where: { isDoubtful($0, tags) })
      {
        unsound.insert(rule.id.value)
      }
    }
    return files.map { file in
      var file = file
      file.rules.removeAll { unsound.contains($0.id.value) }
      return file
    }
  }

  /// The rules and tags that the rule's `when` names, if it has one that can be read.
  private func references(of rule: RuleDeclaration) -> (rules: [String], tags: [String])? {
    guard case .when(let text) = rule.condition.kind,
      let expression = try? ExpressionParser.parse(text)
    else { return nil }
    return (expression.rules.map(\.value), expression.tags.map(\.value))
  }

  /// Whether a rule for this tag, or for one of the group, may be missing.
  private func isDoubtful(_ tag: String, _ unsound: Set<String>) -> Bool {
    isPartial || errors.contains { $0.code == .unknownTag }
      || unsound.contains { $0 == tag || $0.hasPrefix(tag + "/") || tag.hasPrefix($0 + "/") }
  }
}
