internal import Diagnostics
internal import Synchronization
internal import VigieCore

/// What one rule file says by itself, before names are looked up in others.
struct ParsedFile: Sendable {
  /// Of a file of fitted weights, which is read once the rules are known.
  private(set) var fitted: YAMLValue?
  private(set) var taxonomy: TaxonomyDeclaration?
  private(set) var rules: RuleFileDeclaration?
  /// Whether the file is empty or its form is wrong.
  private(set) var isBroken = false
  private(set) var diagnostics: [Diagnostic] = []

  init(_ source: SourceFile, isStrict: Bool) {
    let bag = DiagnosticBag()
    if let value = YAMLReader.read(source, into: bag) {
      sort(value, in: source, isStrict: isStrict, bag)
    } else {
      isBroken = true
      if let value = YAMLPrefix(source: source, bag: bag).read() {
        sort(value, in: source, isStrict: isStrict, bag)
      }
    }
    diagnostics = bag.sorted
  }

  private mutating func sort(
    _ value: YAMLValue, in source: SourceFile, isStrict: Bool, _ bag: DiagnosticBag
  ) {
    let parser = RuleFileParser(bag: bag, isStrict: isStrict)
    guard case .mapping(let pairs, let location) = value else {
      rules = parser.parse(value)
      return
    }
    if pairs.contains(where: { $0.keyText == "fitted" }) {
      fitted = value
      return
    }
    guard pairs.contains(where: { $0.keyText == "taxonomy" }) else {
      rules = parser.parse(value)
      PlainTexts(source: source, bag: bag).check(pairs)
      return
    }
    // A file may hold its taxonomy and its rules.
    let ofRules = pairs.filter { $0.keyText.map { RuleFileKeys.file[$0] != nil } ?? false }
    let ofTaxonomy = pairs.filter { pair in
      pair.keyText == "format" || !ofRules.contains { $0.keyText == pair.keyText }
    }
    PlainTexts(source: source, bag: bag).check(ofRules)
    taxonomy = TaxonomyParser(bag: bag).parse(.mapping(ofTaxonomy, at: location))
    if ofRules.contains(where: { $0.keyText != "format" }) {
      rules = parser.parse(.mapping(ofRules, at: location))
    }
  }
}

/// Rule files as they were parsed last, so that after an edit only the edited one is parsed again.
///
/// It holds all that was written, which takes memory: for those who wait for edits.
package final class ParsedFiles: Sendable {
  private struct Known {
    var text: ExactText
    var file: ParsedFile
  }

  private let known = Mutex<[ExactText: Known]>([:])

  package init() {}

  /// The file as parsed before, if it has not changed since.
  func file(_ source: SourceFile) -> ParsedFile? {
    known.withLock { known in
      known[ExactText(source.path)].flatMap {
        $0.text == ExactText(source.text) ? $0.file : nil
      }
    }
  }

  func keep(_ file: ParsedFile, of source: SourceFile) {
    known.withLock {
      $0[ExactText(source.path)] = Known(text: ExactText(source.text), file: file)
    }
  }
}
