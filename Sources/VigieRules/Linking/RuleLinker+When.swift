internal import Diagnostics
internal import VigieCore

extension RuleLinker {
  /// Reads a `when` and looks up the rules and tags that it names.
  func expression(_ text: WrittenText, names: RuleNames) -> Condition.Expression? {
    do throws(ExpressionMistake) {
      return resolve(try ExpressionParser.parse(text), names)
    } catch {
      let exact = text.location(ofScalar: error.scalar)
      bag.add(
        Diagnostic(
          .error, .expressionSyntax, error.message, at: exact ?? text.location,
          length: exact == nil ? text.length : error.length))
      return nil
    }
  }

  private func resolve(
    _ written: WrittenExpression, _ names: RuleNames
  ) -> Condition.Expression? {
    switch written {
    case .rule(let name): return names.find(name, tags: taxonomy, bag: bag).map { .rule($0) }
    case .tag(let name):
      return TagFinder(
        indices: Dictionary(
          uniqueKeysWithValues: taxonomy.tags.enumerated().map { ($1.id, TagIndex(rawValue: $0)) }),
        bag: bag
      ).find(name).map { .tag($0) }
    case .not(let inner): return resolve(inner, names).map { .not($0) }
    case .and(let left, let right): return join(left, right, names) { .and($0, $1) }
    case .or(let left, let right): return join(left, right, names) { .or($0, $1) }
    }
  }

  private func join(
    _ left: WrittenExpression, _ right: WrittenExpression, _ names: RuleNames,
    _ make: (Condition.Expression, Condition.Expression) -> Condition.Expression
  ) -> Condition.Expression? {
    let left = resolve(left, names)
    let right = resolve(right, names)
    guard let left, let right else { return nil }
    return make(left, right)
  }
}

extension RuleLinker {
  /// A retired rule never fires, so a `when` that asks for it is hardly meant.
  func warnOfRetired(_ declarations: [RuleDeclaration], _ rules: [Rule]) {
    let retired = Dictionary(
      uniqueKeysWithValues: declarations.filter { $0.status == .retired }
        .map { ($0.id.value, $0) })
    guard !retired.isEmpty else { return }
    for declaration in declarations where declaration.status != .retired {
      guard case .when(let text) = declaration.condition.kind,
        let expression = try? ExpressionParser.parse(text)
      else { continue }
      for name in expression.rules {
        guard let other = retired[name.value] else { continue }
        bag.add(
          Diagnostic(
            .warning, .retiredReference, "'\(name.value)' is retired and never fires",
            at: name.location, length: name.length,
            notes: [Diagnostic.Note("it was retired here", at: other.id.location)]))
      }
    }
  }
}

/// The ids of the rules, in order, and their numbers.
struct RuleNames {
  let ids: [String]
  private let indices: [String: RuleIndex]

  init(_ ids: [String]) {
    self.ids = ids
    self.indices = Dictionary(
      uniqueKeysWithValues: ids.enumerated().map { ($1, RuleIndex(rawValue: $0)) })
  }

  func find(_ name: Located<String>, tags: Taxonomy, bag: DiagnosticBag) -> RuleIndex? {
    if let index = indices[name.value] { return index }
    var message = "unknown rule '\(name.value.elided(to: 80))'"
    if tags.index(of: name.value) != nil {
      message += "; for the tag write 'tag:\(name.value)'"
    } else if let nearest = Spelling.nearest(to: name.value, among: ids) {
      message += "; did you mean '\(nearest)'?"
    }
    bag.add(
      Diagnostic(
        .error, .unknownRule, message, at: name.location, length: name.length))
    return nil
  }

  /// The rules whose ids fit a pattern in which `*` stands for any part.
  func matches(of glob: String) -> [RuleIndex] {
    if let index = indices[glob] { return [index] }
    guard glob.contains("*") else { return [] }
    let pattern = Wildcard(glob)
    return ids.indices.filter { pattern.matches(ids[$0]) }.map { RuleIndex(rawValue: $0) }
  }
}
