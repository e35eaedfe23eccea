import Diagnostics
import PCRE2

@testable import VigieCore

/// Builds small rule sets in code, so that the engine is tested without rule files.
struct RuleSetBuilder {
  private(set) var patterns: [Pattern] = []
  private var tags: [VigieCore.Tag] = []
  private var rules: [Rule] = []
  var cues: [Cue] = []
  var exclusions: [Exclusion] = []

  static let nowhere = SourceLocation(file: "test.yaml", line: 1, column: 1)

  /// Two groups, `threat` and `response`, with leaves `a`, `b`, `c` each.
  init(adjust: (inout VigieCore.Tag) -> Void = { _ in }) {
    for group in ["threat", "response"] {
      add(tag: group, group: nil, adjust: adjust)
      let groupIndex = TagIndex(rawValue: tags.count - 1)
      for leaf in ["a", "b", "c"] {
        add(tag: "\(group)/\(leaf)", group: groupIndex, adjust: adjust)
      }
    }
  }

  /// The same with a gate for one tag.
  init(gate tag: String, by required: String, reach: VigieCore.Tag.Gate.Reach = .document) {
    self.init {
      if $0.id == tag {
        $0.gate = VigieCore.Tag.Gate(anyOf: [Self.index(of: required)], reach: reach)
      }
    }
  }

  private mutating func add(tag id: String, group: TagIndex?, adjust: (inout VigieCore.Tag) -> Void)
  {
    var tag = VigieCore.Tag(
      id: id, group: group, labels: [.english: id], scopes: [:], location: Self.nowhere)
    adjust(&tag)
    tags.append(tag)
  }

  static func index(of tag: String) -> TagIndex {
    let ids = ["threat", "response"].flatMap { [$0, "\($0)/a", "\($0)/b", "\($0)/c"] }
    return TagIndex(rawValue: ids.firstIndex(of: tag)!)
  }

  mutating func pattern(_ source: String) -> Condition {
    if let known = patterns.firstIndex(where: { $0.source == source }) {
      return .pattern(PatternIndex(rawValue: known))
    }
    patterns.append(try! Pattern(source))
    return .pattern(PatternIndex(rawValue: patterns.count - 1))
  }

  /// Rules must be added in the order of their ids.
  mutating func rule(
    _ id: String, _ condition: Condition, tag: String = "threat/a", strength: Double = 2.5,
    not: Condition? = nil, veto: Condition? = nil, zones: ZoneSet = .standard, bundle: Int? = nil,
    status: Rule.Status = .stable, language: Language? = nil
  ) {
    precondition(rules.last.map { $0.id < id } ?? true)
    rules.append(
      Rule(
        id: id, tags: [Self.index(of: tag)], summary: id, strength: strength, condition: condition,
        zones: zones, not: not, veto: veto, bundle: bundle ?? 1000 + rules.count, bundleName: id,
        status: status, language: language, location: Self.nowhere))
  }

  /// A rule that is a single pattern.
  mutating func pattern(
    _ id: String, _ source: String, tag: String = "threat/a", strength: Double = 2.5,
    bundle: Int? = nil
  ) {
    let condition = pattern(source)
    rule(id, condition, tag: tag, strength: strength, bundle: bundle)
  }

  func build() -> RuleSet {
    RuleSet(
      taxonomy: Taxonomy(id: "test", version: 1, tags: tags), rules: rules, cues: cues,
      exclusions: exclusions, patterns: patterns, fingerprint: Fingerprint(rawValue: "sha256:test"))
  }
}

extension RuleSet {
  /// What the rules make of a text that is all body: a heading and a lead stand before it.
  func ledger(_ text: String, language: Language? = .english) -> Ledger {
    var tagger = Tagger(self)
    return tagger.ledger(for: .body(text, language: language))
  }

  func record(_ text: String) -> TaggedRecord {
    var tagger = Tagger(self)
    return tagger.tag(.body(text))
  }
}

extension Document {
  static let preamble =
    "A heading of the usual kind\n\nA lead paragraph that says nothing in particular, and is long "
    + "enough, with its several clauses, to be taken for the lead of a release.\n\n"

  static func body(_ text: String, language: Language? = .english) -> Document {
    Document(text: preamble + text, metadata: Metadata(language: language))
  }
}

extension Ledger {
  /// The tag's entries as `words → outcome`.
  func entries(of tag: String = "threat/a") -> [TagLedger.Entry] {
    tags[RuleSetBuilder.index(of: tag)]?.entries ?? []
  }

  func counted(_ tag: String = "threat/a") -> Int {
    entries(of: tag).count { $0.outcome == .counted }
  }
}
