/// What the rules say of a document: the tags, how sure, and why.
public struct TaggedRecord: Sendable, Hashable {
  public var metadata: Document.Metadata
  /// Tags and groups with evidence of their own, whatever their status: main subjects first, then the others
  /// that are assigned; then by confidence, then in the order of the taxonomy.
  public var found: [TagResult]
  /// The groups of these tags, in the order of the taxonomy.
  public var groups: [GroupResult]
  /// The rules that were applied.
  public var rules: Fingerprint
  /// Whether the weights were fitted on samples; until then a confidence is no probability.
  public var isCalibrated: Bool
  /// Searches that a limit ended; a rule named here may have hits that were not seen.
  public var incomplete: [Incompletion]

  /// What was found, but for the groups of which a leaf is assigned: that says more.
  public var tags: [TagResult] { tags { _ in true } }

  /// The tags for a reader who is shown some of what was found. A group is among them where rules speak for
  /// it and no leaf of it that is assigned is shown: it does not yield to what the reader does not see.
  public func tags(where isShown: (TagResult) -> Bool) -> [TagResult] {
    let shown = found.filter(isShown)
    var covered: Set<Substring> = []
    for tag in shown where tag.status == .assigned {
      if let group = tag.group { covered.insert(group) }
    }
    return covered.isEmpty ? shown : shown.filter { !covered.contains($0.tag[...]) }
  }

  /// Whether all rules were applied to all of the document.
  public var isComplete: Bool { incomplete.isEmpty }
  /// The tags that the document got.
  public var assigned: [TagResult] { tags.filter { $0.status == .assigned } }
}

/// One tag of a document.
public struct TagResult: Sendable, Hashable {
  /// `group/leaf`, or a group.
  public var tag: String
  /// The tag's English label.
  public var label: String
  /// P(the document speaks of it), once calibrated.
  public var confidence: Double
  /// P(it is a main subject), once calibrated.
  public var central: Double
  /// From here on an assigned tag is called a main subject.
  public static let leastCentral = 0.5
  public var status: TagStatus
  /// Log-odds.
  public var score: Double
  /// In order of place.
  public var evidence: [Evidence]

  /// The group that the tag is a leaf of; `nil` where it is a group itself.
  public var group: Substring? { tag.firstIndex(of: "/").map { tag[..<$0] } }
}

/// A group that a document's tags belong to.
public struct GroupResult: Sendable, Hashable {
  public var tag: String
  public var label: String
  /// Never below that of its most likely leaf.
  public var confidence: Double
  public var central: Double
  /// Assigned where one of its leaves is.
  public var status: TagStatus
}

/// The words that speak for a tag.
public struct Evidence: Sendable, Hashable {
  public var rule: String
  public var zone: Zone
  /// The field that the ranges count in.
  public var field: Document.Field
  /// The words as they stand in the original.
  public var text: String
  /// Offsets in the field as it came, in bytes of UTF-8.
  public var bytes: Range<Int>
  /// The same in Unicode scalars.
  public var characters: Range<Int>
  /// The same in UTF-16 code units.
  public var utf16: Range<Int>
  /// The line, counted from 1.
  public var line: Int
  /// Cues beside it.
  public var cues: [Cue.Kind]
  /// Its share of the score, in log-odds.
  public var points: Double
}

/// A search that was given up.
public struct Incompletion: Sendable, Hashable {
  public var rule: String
  /// The limit that ended it.
  public var limit: String
  /// Where in the text field it ended, in bytes.
  public var offset: Int
}
