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
  var role = PatternUse.Role.match
  /// Looks up the names in a `when`.
  var resolve: (WrittenText) -> Condition.Expression? = { _ in nil }

  /// `nil` where something in it is wrong, which is then reported.
  func lower(_ declaration: ConditionDeclaration) -> Condition? {
    switch declaration.kind {
    case .pattern(let text): return pattern(text)
    case .phrases(let phrases):
      return any(phrases.map { (phrase($0), $0.location, $0.length) })
    case .any(let parts): return any(parts.map { (lower($0), $0.location, $0.length) })
    case .all(let parts, let scope):
      return every(parts, areDistinct: true).map { .all($0, scope: scope) }
    case .near(let parts, let distance, let ordered):
      return every(parts).map { .near($0, within: distance, ordered: ordered) }
    case .count(let part, let atLeast, let scope):
      return lower(part).map { .count($0, atLeast: atLeast, scope: scope) }
    case .when(let text): return resolve(text).map { .when($0) }
    case .broken(let parts):
      // For what is to be said of them.
      for part in parts { _ = lower(part) }
      return nil
    }
  }

  private typealias Part = (condition: Condition?, location: SourceLocation, length: Int)

  private func any(_ parts: [Part]) -> Condition? {
    let good = parts.compactMap(\.condition)
    warnOfRepeated(parts)
    guard good.count == parts.count else { return nil }
    return good.count == 1 ? good[0] : .any(good)
  }

  private func every(
    _ parts: [ConditionDeclaration], areDistinct: Bool = false
  ) -> [Condition]? {
    let lowered: [Part] = parts.map { (lower($0), $0.location, $0.length) }
    if areDistinct { warnOfRepeated(lowered) }
    let good = lowered.compactMap(\.condition)
    return good.count == parts.count ? good : nil
  }

  /// Within `any` and `all` a condition that stands there twice does nothing the second time.
  private func warnOfRepeated(_ parts: [Part]) {
    var first: [Condition: SourceLocation] = [:]
    for part in parts {
      guard let condition = part.condition else { continue }
      guard let before = first[condition] else {
        first[condition] = part.location
        continue
      }
      bag.add(
        Diagnostic(
          .warning, .duplicatePattern, "this stands in the list already; delete one of the two",
          at: part.location, length: part.length,
          notes: [Diagnostic.Note("it stands here too", at: before)]))
    }
  }

  private func pattern(_ text: WrittenText) -> Condition? {
    if text.value.unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\n" && $0 != "\t" }) {
      bag.add(
        Diagnostic(
          .error, .invalidPattern,
          "in double quotes '\\b' is no word boundary but an invisible "
            + "character; put the pattern in single quotes", at: text.location, length: text.length)
      )
      return nil
    }
    guard let expanded = library.expand(text, language: language),
      let index = table.index(
        of: expanded, isCaseSensitive: isCaseSensitive, written: text, role: role, isPhrase: false)
    else { return nil }
    return .pattern(index)
  }

  private func phrase(_ text: WrittenText) -> Condition? {
    do throws(PhraseMistake) {
      let pattern = try PhraseCompiler(language: language).pattern(for: text.value)
      var expanded = ExpandedPattern()
      expanded.append(generated: pattern, for: text, at: 0)
      return table.index(
        of: expanded, isCaseSensitive: isCaseSensitive, written: text, role: role, isPhrase: true
      ).map { .pattern($0) }
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
