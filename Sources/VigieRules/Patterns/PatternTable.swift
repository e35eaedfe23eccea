internal import Diagnostics
internal import PCRE2
internal import VigieCore

/// Compiles the patterns of all rules, each distinct one once.
final class PatternTable {
  private struct Key: Hashable {
    var text: ExactText
    var isCaseSensitive: Bool
  }

  private let bag: DiagnosticBag
  private var indices: [Key: PatternIndex?] = [:]
  /// To be compiled again on first need: on a given run most are never tried.
  private(set) var patterns: [Pattern] = []
  /// Those that may match where there is nothing, as far as PCRE2 can tell. Patterns that were compiled
  /// before were found not to.
  private(set) var maybeEmpty: [PatternIndex] = []
  /// Every place where a good pattern is used.
  private(set) var uses: [PatternUse] = []

  /// - Parameter known: patterns that were compiled before, which keep their numbers.
  init(bag: DiagnosticBag, known: [Pattern] = []) {
    self.bag = bag
    patterns = known
    for (number, pattern) in known.enumerated() {
      let key = Key(
        text: ExactText(pattern.source), isCaseSensitive: !pattern.options.contains(.caseless))
      indices[key] = PatternIndex(rawValue: number)
    }
  }

  /// The number of a pattern; `nil` where PCRE2 refuses it, which is then reported.
  func index(
    of expanded: ExpandedPattern, isCaseSensitive: Bool, written: WrittenText,
    role: PatternUse.Role, isPhrase: Bool
  ) -> PatternIndex? {
    let index = index(of: expanded, isCaseSensitive: isCaseSensitive, written: written)
    if let index {
      uses.append(
        PatternUse(
          index: index, expanded: expanded, written: written, role: role, isPhrase: isPhrase))
    }
    return index
  }

  private func index(
    of expanded: ExpandedPattern, isCaseSensitive: Bool, written: WrittenText
  ) -> PatternIndex? {
    let key = Key(text: ExactText(expanded.text), isCaseSensitive: isCaseSensitive)
    if let known = indices[key], let known { return known }
    do throws(PatternError) {
      let options: Pattern.Options = isCaseSensitive ? [.multiline] : [.caseless, .multiline]
      let pattern = try Pattern(expanded.text, options: options)
      let index = PatternIndex(rawValue: patterns.count)
      patterns.append(pattern.uncompiled)
      if pattern.matchesEmpty { maybeEmpty.append(index) }
      indices[key] = index
      return index
    } catch {
      report(error, in: expanded, written: written)
      indices[key] = .some(nil)
      return nil
    }
  }

  /// Whether PCRE2 takes a fragment that stands alone; what it objects to is reported.
  func check(fragment expanded: ExpandedPattern) -> Bool {
    do throws(PatternError) {
      _ = try Pattern(expanded.text)
      return true
    } catch {
      report(error, in: expanded, written: nil)
      return false
    }
  }

  private func report(
    _ error: PatternError, in expanded: ExpandedPattern, written: WrittenText?
  ) {
    let mistake = PatternMistake(error, in: expanded.text)
    guard let origin = expanded.origin(ofByte: mistake.offset) else { return }
    let number = origin.text.scalarNumber(ofByte: origin.byte)
    var notes: [Diagnostic.Note] = []
    let exact = origin.text.location(ofScalar: number)
    if exact == nil {
      notes.append(.init("the mistake is at character \(number + 1) of the pattern"))
    }
    if let written, origin.text.location != written.location {
      notes.append(.init("it is used here", at: written.location))
    }
    bag.add(
      Diagnostic(
        .error, .invalidPattern, mistake.message, at: exact ?? origin.text.location,
        length: exact == nil ? origin.text.length : 1, notes: notes))
  }
}
