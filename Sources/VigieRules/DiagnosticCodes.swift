public import Diagnostics

/// The kinds of mistakes in rule files. The names are stable: they stand in suppressions.
extension Diagnostic.Code {
  // Files
  public static let unreadableFile = Self(rawValue: "unreadable-file")
  public static let noRuleFiles = Self(rawValue: "no-rule-files")
  public static let fileTooLarge = Self(rawValue: "file-too-large")
  public static let invalidUTF8 = Self(rawValue: "invalid-utf8")
  public static let emptyFile = Self(rawValue: "empty-file")
  public static let controlCharacter = Self(rawValue: "control-character")

  // YAML
  public static let typographicQuotes = Self(rawValue: "typographic-quotes")
  /// A text without quotes that goes on over several lines, where it hardly should.
  public static let joinedLines = Self(rawValue: "joined-lines")
  /// A text without quotes that ends at ` #`, where it hardly should.
  public static let cutByComment = Self(rawValue: "cut-by-comment")
  public static let yamlSyntax = Self(rawValue: "yaml-syntax")
  public static let yamlReference = Self(rawValue: "yaml-reference")
  public static let nestedTooDeeply = Self(rawValue: "nested-too-deeply")
  public static let duplicateKey = Self(rawValue: "duplicate-key")

  // Keys and values
  public static let unknownKey = Self(rawValue: "unknown-key")
  public static let missingKey = Self(rawValue: "missing-key")
  public static let wrongType = Self(rawValue: "wrong-type")
  public static let invalidValue = Self(rawValue: "invalid-value")
  public static let emptyValue = Self(rawValue: "empty-value")
  public static let exampleMarks = Self(rawValue: "example-marks")
  public static let phraseSyntax = Self(rawValue: "phrase-syntax")
  public static let expressionSyntax = Self(rawValue: "expression-syntax")
  public static let misplacedWhen = Self(rawValue: "misplaced-when")

  // References between rules and files
  public static let noTaxonomy = Self(rawValue: "no-taxonomy")
  public static let secondTaxonomy = Self(rawValue: "second-taxonomy")
  public static let duplicateID = Self(rawValue: "duplicate-id")
  public static let secondWeights = Self(rawValue: "second-weights")
  public static let staleWeights = Self(rawValue: "stale-weights")
  public static let wrongSign = Self(rawValue: "wrong-sign")
  public static let unknownTag = Self(rawValue: "unknown-tag")
  public static let unknownRule = Self(rawValue: "unknown-rule")
  public static let unknownFragment = Self(rawValue: "unknown-fragment")
  public static let unusedFragment = Self(rawValue: "unused-fragment")
  public static let referenceCycle = Self(rawValue: "reference-cycle")
  public static let retiredReference = Self(rawValue: "retired-reference")

  // Patterns
  public static let invalidPattern = Self(rawValue: "invalid-pattern")
  public static let patternTooLong = Self(rawValue: "pattern-too-long")
  public static let emptyMatch = Self(rawValue: "empty-match")
  public static let noLiteral = Self(rawValue: "no-literal")
  public static let cjkBoundary = Self(rawValue: "cjk-boundary")
  public static let unicodeDigit = Self(rawValue: "unicode-digit")
  public static let normalisedCharacter = Self(rawValue: "normalised-character")
  /// A phrase that is not under 'phrases'.
  public static let phraseAsPattern = Self(rawValue: "phrase-as-pattern")
  /// A pattern between slashes, which are taken as part of the text.
  public static let slashedPattern = Self(rawValue: "slashed-pattern")
  public static let runaway = Self(rawValue: "runaway")

  // Rules
  public static let duplicatePattern = Self(rawValue: "duplicate-pattern")
  /// `all` or `near` of one part.
  public static let singlePart = Self(rawValue: "single-part")
  public static let duplicateTag = Self(rawValue: "duplicate-tag")
  public static let shadowedRule = Self(rawValue: "shadowed-rule")
  public static let unreachableRule = Self(rawValue: "unreachable-rule")
  public static let noExamples = Self(rawValue: "no-examples")
  /// `[words]` in an example that seems to mean `[[words]]`.
  public static let singleBrackets = Self(rawValue: "single-brackets")
  public static let exampleMissed = Self(rawValue: "example-missed")
  public static let exampleWrongSpan = Self(rawValue: "example-wrong-span")
  public static let exampleHit = Self(rawValue: "example-hit")
  public static let exampleUndecided = Self(rawValue: "example-undecided")
  public static let unusedAllow = Self(rawValue: "unused-allow")

  /// The warnings, which a rule file may allow.
  static let allowable: [String] = [
    unusedFragment, retiredReference, noLiteral, cjkBoundary, unicodeDigit, normalisedCharacter,
    runaway, phraseAsPattern, slashedPattern, singleBrackets, duplicatePattern, shadowedRule,
    unreachableRule,
    noExamples, singlePart,
    typographicQuotes, duplicateTag, joinedLines, cutByComment,
  ].map { (code: Self) in code.rawValue }
}
