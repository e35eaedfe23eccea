internal import Diagnostics
internal import PCRE2
internal import VigieCore

/// Turns conditions as written into conditions over numbered patterns.
struct ConditionLowering {
  let bag: DiagnosticBag
  let library: FragmentLibrary
  let table: PatternTable
  var isCaseSensitive = false
  /// The language whose fragments are meant, and whose script says where words have edges.
  var language: Language?
  /// Looks up the names in a `when`.
  var resolve: (WrittenText) -> Condition.Expression? = { _ in nil }

  /// `nil` where something in it is wrong, which is then reported.
  func lower(_ declaration: ConditionDeclaration) -> Condition? {
    switch declaration.kind {
    case .pattern(let text): return pattern(text)
    case .phrases(let phrases): return any(phrases.map(phrase))
    case .any(let parts): return any(parts.map(lower))
    case .all(let parts, let scope): return every(parts).map { .all($0, scope: scope) }
    case .near(let parts, let distance, let ordered):
      return every(parts).map { .near($0, within: distance, ordered: ordered) }
    case .count(let part, let atLeast, let scope):
      return lower(part).map { .count($0, atLeast: atLeast, scope: scope) }
    case .when(let text): return resolve(text).map { .when($0) }
    }
  }

  private func any(_ parts: [Condition?]) -> Condition? {
    let good = parts.compactMap { $0 }
    guard good.count == parts.count else { return nil }
    return good.count == 1 ? good[0] : .any(good)
  }

  private func every(_ parts: [ConditionDeclaration]) -> [Condition]? {
    let good = parts.map(lower).compactMap { $0 }
    return good.count == parts.count ? good : nil
  }

  private func pattern(_ text: WrittenText) -> Condition? {
    guard let expanded = library.expand(text, language: language),
      let index = table.index(of: expanded, isCaseSensitive: isCaseSensitive, written: text)
    else { return nil }
    return .pattern(index)
  }

  private func phrase(_ text: WrittenText) -> Condition? {
    do throws(PhraseMistake) {
      let pattern = try PhraseCompiler(language: language).pattern(for: text.value)
      var expanded = ExpandedPattern()
      expanded.append(generated: pattern, for: text, at: 0)
      return table.index(of: expanded, isCaseSensitive: isCaseSensitive, written: text)
        .map { .pattern($0) }
    } catch {
      let exact = text.location(ofScalar: error.scalar)
      bag.add(
        Diagnostic(
          .error, .phraseSyntax, error.message, at: exact ?? text.location,
          length: exact == nil ? text.length : error.length))
      return nil
    }
  }
}
