internal import Diagnostics
internal import PCRE2
internal import VigieCore

/// One place where a rule or cue uses a pattern.
struct PatternUse {
  enum Role {
    /// It is tried on every document.
    case match
    /// It is tried only where something else was found.
    case check
  }

  var index: PatternIndex
  var expanded: ExpandedPattern
  var written: WrittenText
  var role: Role
  /// Whether the pattern was made of a phrase, so that its form is not the user's doing.
  var isPhrase: Bool
}

/// Looks for patterns that PCRE2 accepts and that are hardly meant.
struct PatternLint {
  private let bag: DiagnosticBag
  /// The patterns that match where there is nothing.
  private let empty: Set<PatternIndex>
  /// The patterns that look at words and take none.
  private let wordless: Set<PatternIndex>
  private let table: PatternTable

  init(bag: DiagnosticBag, table: PatternTable) {
    self.bag = bag
    self.table = table
    var scratch = MatchScratch()
    let empty = Set(
      table.maybeEmpty.filter { Self.matchesEmpty(table.patterns[$0.rawValue], &scratch) })
    self.empty = empty
    wordless = Set(
      table.maybeEmpty.filter {
        !empty.contains($0)
          && PatternSyntaxParser.parse(table.patterns[$0.rawValue].source).takesNothing
      })
  }

  /// Refuses patterns that would be found everywhere.
  func checkEmpty(_ uses: [PatternUse]) {
    for use in uses where empty.contains(use.index) {
      add(
        .error, .emptyMatch,
        "the pattern also matches where there is nothing, "
          + "so it would be found everywhere; some word in it must be there", to: use)
    }
    for use in uses where wordless.contains(use.index) {
      add(
        .error, .emptyMatch,
        "the pattern finds a place, but none of the words there: '(?=…)' and the like only look at "
          + "what stands around; write the words to find outside of them", to: use)
    }
  }

  func check(_ uses: [PatternUse]) {
    var known: [PatternIndex: PatternSyntax] = [:]
    for use in uses where !empty.contains(use.index) && !wordless.contains(use.index) {
      let isCaseSensitive = !table.patterns[use.index.rawValue].options.contains(.caseless)
      let slashed = SlashedPattern(use.written.value, isCaseSensitive: isCaseSensitive)
      if let slashed {
        add(.warning, .slashedPattern, slashed.message(isPhrase: use.isPhrase), to: use)
        continue
      }
      let node = known[use.index] ?? PatternSyntaxParser.parse(use.expanded.text)
      known[use.index] = node
      // The engine has the last word; the analysis here is quicker, and knows the place.
      if use.role == .match, !RequiredLiteral.exists(in: node),
        !PatternSet.isPrefiltered(use.expanded.text)
      {
        let culprit = use.isPhrase ? nil : RequiredLiteral.culprit(in: node)
        add(
          .warning, .noLiteral,
          culprit == nil
            ? "no word of three letters or more must be there for this to match, "
              + "so it is tried on all of every text; add a word if you can"
            : "this choice has no word of three letters or more that must be there, "
              + "so all of every text is tried; add a word if you can",
          to: use, byte: culprit)
      }
      if !use.isPhrase, !warnOfPhrase(use) { checkForm(node, of: use) }
    }
  }

  func check(fragments: [WrittenText]) {
    for text in fragments {
      guard let slashed = SlashedPattern(text.value) else { continue }
      bag.add(
        Diagnostic(
          .warning, .slashedPattern, slashed.message(isPhrase: false), at: text.location,
          length: text.length))
    }
  }

  /// Whether the pattern is rather a phrase, which is then said.
  private func warnOfPhrase(_ use: PatternUse) -> Bool {
    guard let sign = PhraseSigns.first(in: use.written.value) else { return false }
    let exact = use.written.location(ofScalar: sign.range.lowerBound)
    bag.add(
      Diagnostic(
        .warning, .phraseAsPattern, sign.message, at: exact ?? use.written.location,
        length: exact == nil ? use.written.length : sign.range.count))
    return true
  }

  private func checkForm(_ node: PatternSyntax, of use: PatternUse) {
    if let place = Runaway.first(in: node) {
      add(
        .warning, .runaway,
        "a repetition within a repetition, which can take very long; "
          + "let each round take something that the inner one cannot, as in '(?:\\w+\\s+)+'",
        to: use, byte: place)
    }
    for finding in UnspacedBoundary.all(in: node) {
      add(
        .warning, .cjkBoundary,
        "'\\b' beside '\(finding.beside)' hardly ever holds: its script "
          + "writes without spaces between words; leave '\\b' out", to: use, byte: finding.place,
        length: 2)
    }
    for place in PatternCharacters.digitSets(in: node) {
      add(
        .warning, .unicodeDigit,
        "'\\d' also takes the digits of all other scripts; "
          + "'[0-9]' is quicker and says what is meant", to: use, byte: place, length: 2)
    }
    var hasQuote = false
    for finding in AbsentCharacters.all(in: node) {
      // Where a text has several typographic quotes, one is enough to see what is meant.
      if finding.isQuote, hasQuote { continue }
      hasQuote = hasQuote || finding.isQuote
      add(
        .warning, .normalisedCharacter, finding.message, to: use, byte: finding.place,
        length: finding.written.unicodeScalars.count)
    }
  }

  /// PCRE2's own answer errs towards yes, so the pattern is tried on a few short texts.
  private static func matchesEmpty(_ pattern: Pattern, _ scratch: inout MatchScratch) -> Bool {
    ["", "a", " a ", "a b", "1", "選", "."].contains { text in
      guard case .match(let range) = scratch.firstMatch(of: pattern, in: Subject(text)) else {
        return false
      }
      return range.isEmpty
    }
  }

  private func add(
    _ severity: Diagnostic.Severity, _ code: Diagnostic.Code, _ message: String,
    to use: PatternUse, byte: Int? = nil, length: Int = 1
  ) {
    guard let byte, let origin = use.expanded.origin(ofByte: byte) else {
      bag.add(
        Diagnostic(
          severity, code, message, at: use.written.location, length: use.written.length))
      return
    }
    let exact = origin.text.location(ofByte: origin.byte)
    let number = origin.text.scalarNumber(ofByte: origin.byte)
    bag.add(
      Diagnostic(
        severity, code, message, at: exact ?? origin.text.location,
        length: exact == nil ? origin.text.length : length,
        notes: exact == nil ? [.init("it is at character \(number + 1) of the pattern")] : []))
  }
}
