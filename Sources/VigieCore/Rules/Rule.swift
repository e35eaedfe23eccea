public import Diagnostics

/// A checked rule, ready to be applied.
public struct Rule: Sendable {
  public enum Status: String, Sendable, Hashable, CaseIterable {
    case stable
    /// Reported, never counted.
    case trial
    /// Kept for the record, not applied.
    case retired
  }

  /// A text that the rule must, or must not, hit.
  public struct Example: Hashable, Sendable {
    /// The text without the marks.
    public var text: String
    /// The marked spans, in bytes of `text`.
    public var marks: [Range<Int>]
    public var shouldMatch: Bool
    public var location: SourceLocation

    public init(text: String, marks: [Range<Int>] = [], shouldMatch: Bool, location: SourceLocation)
    {
      self.text = text
      self.marks = marks
      self.shouldMatch = shouldMatch
      self.location = location
    }
  }

  public var id: String
  /// The leaves or groups it speaks for, in the order written.
  public var tags: [TagIndex]
  public var summary: String
  /// What one hit says for the tag, in log-odds, as written in the rule file.
  public var strength: Double
  public var condition: Condition
  public var zones: ZoneSet
  /// A hit that overlaps a match of one of these is cancelled.
  public var not: Condition?
  /// Where one of these holds, the document does not get the rule's tags.
  public var veto: Condition?
  /// The number of the bundle, equal for rules that share one.
  public var bundle: Int
  public var bundleName: String
  public var isCaseSensitive: Bool
  public var status: Status
  /// Why a rule was retired.
  public var reason: String?
  public var isLocked: Bool
  /// The language of the documents it applies to; `nil` for all.
  public var language: Language?
  public var examples: [Example]
  public var notes: String?
  public var references: [String]
  public var location: SourceLocation

  package init(
    id: String, tags: [TagIndex], summary: String, strength: Double = 1.2, condition: Condition,
    zones: ZoneSet = .standard, not: Condition? = nil, veto: Condition? = nil, bundle: Int,
    bundleName: String, isCaseSensitive: Bool = false, status: Status = .stable,
    reason: String? = nil, isLocked: Bool = false, language: Language? = nil,
    examples: [Example] = [], notes: String? = nil, references: [String] = [],
    location: SourceLocation
  ) {
    self.id = id
    self.tags = tags
    self.summary = summary
    self.strength = strength
    self.condition = condition
    self.zones = zones
    self.not = not
    self.veto = veto
    self.bundle = bundle
    self.bundleName = bundleName
    self.isCaseSensitive = isCaseSensitive
    self.status = status
    self.reason = reason
    self.isLocked = isLocked
    self.language = language
    self.examples = examples
    self.notes = notes
    self.references = references
    self.location = location
  }

  /// Written words for strengths and their log-odds.
  public static let namedStrengths: [(name: String, points: Double)] = [
    ("weak", 0.5), ("medium", 1.2), ("strong", 2.5), ("decisive", 4),
  ]
}
