public import Diagnostics

/// The dense number of a tag in its taxonomy: a group comes before its own leaves.
public struct TagIndex: RawRepresentable, Hashable, Sendable, Comparable {
  public let rawValue: Int
  public init(rawValue: Int) { self.rawValue = rawValue }
  public static func < (left: TagIndex, right: TagIndex) -> Bool { left.rawValue < right.rawValue }
}

/// One tag of a taxonomy: a group, or a leaf of one.
public struct Tag: Sendable {
  /// What a negation or a hedge beside a hit means for the tag.
  public enum Mode: String, Sendable, CaseIterable {
    /// A text that denies or condemns the thing is still about it.
    case topic
    /// The tag says that the thing is asserted.
    case assertion
  }

  /// A condition on other tags that a hit must meet to count.
  public struct Gate: Hashable, Sendable {
    public enum Reach: String, Hashable, Sendable, CaseIterable {
      case sentence
      case paragraph
      /// The paragraph, the one before and the one after.
      case neighbours
      case document
    }

    /// One of these leaves, or a leaf of one of these groups, must be assigned and have a hit within
    /// `reach`.
    public var anyOf: [TagIndex]
    public var reach: Reach

    public init(anyOf: [TagIndex], reach: Reach) {
      self.anyOf = anyOf
      self.reach = reach
    }
  }

  /// A term of another scheme that is related to the tag (`skos:relatedMatch`).
  public struct Mapping: Hashable, Sendable {
    /// `disarm`, `misp`, `iptc`, `eurovoc` or `other`.
    public var scheme: String
    public var id: String
    public var name: String?

    public init(scheme: String, id: String, name: String? = nil) {
      self.scheme = scheme
      self.id = id
      self.name = name
    }
  }

  /// `group` or `group/leaf`.
  public var id: String
  public var group: TagIndex?
  public var labels: [Language: String]
  public var scopes: [Language: String]
  /// Phrases that look like the tag and mean something else.
  public var falseFriends: [String] = []
  public var mappings: [Mapping] = []
  /// Whether the tag is the one to use where no more precise leaf of its group fits.
  public var isFallback = false
  public var gate: Gate?
  /// The tags that take over a hit where both have one in the same sentence.
  public var yieldsTo: [TagIndex] = []
  public var mode = Mode.topic
  /// The share of documents that have the tag, as a probability: the prior of its score.
  public var baseRate = 0.1
  /// The confidence from which the tag is assigned.
  public var threshold = 0.5
  public var location: SourceLocation

  public init(
    id: String, group: TagIndex?, labels: [Language: String], scopes: [Language: String],
    location: SourceLocation
  ) {
    self.id = id
    self.group = group
    self.labels = labels
    self.scopes = scopes
    self.location = location
  }

  /// The label in `language`, or in English, or the id.
  public func label(in language: Language = .english) -> String {
    labels[language] ?? labels[.english] ?? id
  }
}
