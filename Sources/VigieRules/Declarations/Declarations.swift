internal import Diagnostics
internal import VigieCore

/// What one rule file says, before anything is looked up in other files.
struct RuleFileDeclaration: Sendable {
  var language: Language?
  var fragments: [FragmentDeclaration] = []
  var rules: [RuleDeclaration] = []
  var cues: [CueDeclaration] = []
  var exclusions: [ExclusionDeclaration] = []
  /// Where the parts of the file begin, rule by rule: a mistake belongs to the part that began last.
  var parts: [SourceLocation] = []
}

/// A named piece of a pattern, or a named list of words.
struct FragmentDeclaration: Sendable {
  enum Body: Sendable {
    case pattern(WrittenText)
    case words([WrittenText])
  }

  var name: WrittenText
  var language: Language?
  var body: Body
}

struct RuleDeclaration: Sendable {
  /// Where the rule begins.
  var start: SourceLocation
  var id: WrittenText
  var tags: [WrittenText]
  var summary: String
  var condition: ConditionDeclaration
  var strength: Double
  var zones: ZoneSet
  var not: ConditionDeclaration?
  var veto: ConditionDeclaration?
  var bundle: String?
  var isCaseSensitive: Bool
  var status: Rule.Status
  var reason: String?
  var isLocked: Bool
  var language: Language?
  /// The language of the file, whose fragments the rule uses.
  var fragmentLanguage: Language?
  var examples: [Rule.Example]
  var notes: String?
  var references: [String]
}

struct CueDeclaration: Sendable {
  var id: WrittenText
  /// `nil` where it could not be understood.
  var kind: Cue.Kind?
  var direction: Cue.Direction
  var reach: Condition.Distance
  var condition: ConditionDeclaration
  var terminators: ConditionDeclaration?
  var not: ConditionDeclaration?
  var tags: [WrittenText]
  var language: Language?
}

struct ExclusionDeclaration: Sendable {
  var globs: [WrittenText]
  var condition: ConditionDeclaration?
  var reason: String
  var examples: [Rule.Example]
  var language: Language?
  var location: SourceLocation
}

/// A condition as written.
struct ConditionDeclaration: Sendable {
  indirect enum Kind: Sendable {
    case pattern(WrittenText)
    case phrases([WrittenText])
    case any([ConditionDeclaration])
    case all([ConditionDeclaration], scope: Condition.Scope)
    case near([ConditionDeclaration], within: Condition.Distance, ordered: Bool)
    case count(ConditionDeclaration, atLeast: Int, scope: Condition.Scope)
    case when(WrittenText)
    /// Something in it could not be understood, which was said; its parts are checked all the same.
    case broken([ConditionDeclaration])

    var isBroken: Bool { if case .broken = self { true } else { false } }
  }

  var kind: Kind
  var location: SourceLocation
  var length = 1
}
