internal import Crypto
internal import PCRE2
internal import VigieCore

/// Digests what rules mean: equal for equal rules, whatever the names and order of files, comments,
/// descriptions and examples.
struct RuleFingerprint {
  let taxonomy: Taxonomy
  let patterns: [Pattern]
  let linked: LinkedRules
  private var rules: [Rule] { linked.rules }

  init(taxonomy: Taxonomy, patterns: [Pattern], linked: LinkedRules) {
    self.taxonomy = taxonomy
    self.patterns = patterns
    self.linked = linked
  }

  init(_ rules: RuleSet) {
    self.init(
      taxonomy: rules.taxonomy, patterns: rules.patterns.patterns,
      linked: LinkedRules(rules: rules.rules, cues: rules.cues, exclusions: rules.exclusions))
  }

  func fingerprint() -> Fingerprint {
    var canonical = Canonical()
    canonical.add("vigie rules 1")
    for tag in taxonomy.tags { add(tag, to: &canonical) }
    // Retired rules are not applied, so they change nothing.
    for rule in linked.rules where rule.status != .retired { add(rule, to: &canonical) }
    for cue in linked.cues { add(cue, to: &canonical) }
    for exclusion in linked.exclusions { add(exclusion, to: &canonical) }
    return Fingerprint(rawValue: "sha256:" + Self.digest(of: canonical.bytes))
  }

  /// The beginning of a digest of each rule by itself, with all that its weight depends on.
  func ruleDigests() -> [String] {
    var canonical = Canonical()
    return rules.map { rule in
      canonical.removeAll()
      add(rule, to: &canonical)
      return Self.digest(of: canonical.bytes, bytes: 4)
    }
  }

  /// A digest of all but the rules: taxonomy, cues and exclusions.
  func surroundingsDigest() -> String {
    var canonical = Canonical()
    for tag in taxonomy.tags { add(tag, to: &canonical) }
    for cue in linked.cues { add(cue, to: &canonical) }
    for exclusion in linked.exclusions { add(exclusion, to: &canonical) }
    return Self.digest(of: canonical.bytes)
  }

  /// The first bytes of a SHA-256 digest, all of them by default, in hexadecimal digits.
  static func digest(of text: some Sequence<UInt8>, bytes count: Int = 32) -> String {
    let digits = Array("0123456789abcdef".utf8)
    let digest = SHA256.hash(data: Array(text)).prefix(count)
    return String(
      decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  private func add(_ tag: Tag, to canonical: inout Canonical) {
    canonical.add("tag")
    canonical.add(tag.id)
    canonical.add(tag.isFallback ? "fallback" : "")
    canonical.add(tag.gate?.reach.rawValue ?? "")
    canonical.add(list: (tag.gate?.anyOf ?? []).map { taxonomy[$0].id })
    canonical.add(list: tag.yieldsTo.map { taxonomy[$0].id })
    canonical.add(tag.mode.rawValue)
    canonical.add("\(tag.baseRate) \(tag.threshold)")
  }

  private func add(_ rule: Rule, to canonical: inout Canonical) {
    canonical.add("rule")
    canonical.add(rule.id)
    canonical.add(list: rule.tags.map { taxonomy[$0].id })
    canonical.add("\(rule.strength)")
    canonical.add("\(rule.zones.rawValue)")
    canonical.add(rule.bundleName)
    canonical.add(rule.status.rawValue)
    canonical.add(rule.language?.rawValue ?? "")
    canonical.add(rule.isCaseSensitive ? "sensitive" : "")
    add(rule.condition, to: &canonical)
    add(rule.not, to: &canonical)
    add(rule.veto, to: &canonical)
  }

  private func add(_ cue: Cue, to canonical: inout Canonical) {
    canonical.add("cue")
    canonical.add(cue.id)
    canonical.add(cue.kind.rawValue)
    canonical.add(cue.direction.rawValue)
    canonical.add("\(cue.reach)")
    canonical.add(list: cue.tags.map { taxonomy[$0].id })
    canonical.add(cue.language?.rawValue ?? "")
    add(cue.condition, to: &canonical)
    add(cue.terminator, to: &canonical)
    add(cue.not, to: &canonical)
  }

  private func add(_ exclusion: Exclusion, to canonical: inout Canonical) {
    canonical.add("exclusion")
    canonical.add(list: exclusion.rules.map { linked.rules[$0.rawValue].id })
    add(exclusion.condition, to: &canonical)
  }

  private func add(_ condition: Condition?, to canonical: inout Canonical) {
    switch condition {
    case nil: canonical.add("none")
    case .pattern(let index):
      let pattern = patterns[index.rawValue]
      canonical.add("pattern \(pattern.options.rawValue)")
      canonical.add(pattern.source)
    case .any(let parts): add(parts, "any", to: &canonical)
    case .all(let parts, let scope): add(parts, "all \(scope.rawValue)", to: &canonical)
    case .near(let parts, let distance, let ordered):
      add(parts, "near \(distance) \(ordered)", to: &canonical)
    case .count(let part, let atLeast, let scope):
      add([part], "count \(atLeast) \(scope.rawValue)", to: &canonical)
    case .when(let expression): add(expression, to: &canonical)
    }
  }

  private func add(_ expression: Condition.Expression, to canonical: inout Canonical) {
    switch expression {
    case .rule(let index): canonical.add("rule \(rules[index.rawValue].id)")
    case .tag(let index): canonical.add("tag \(taxonomy[index].id)")
    case .not(let inner):
      canonical.add("not")
      add(inner, to: &canonical)
    case .and(let left, let right):
      canonical.add("and")
      add(left, to: &canonical)
      add(right, to: &canonical)
    case .or(let left, let right):
      canonical.add("or")
      add(left, to: &canonical)
      add(right, to: &canonical)
    }
  }

  private func add(_ parts: [Condition], _ name: String, to canonical: inout Canonical) {
    canonical.add("\(name) \(parts.count)")
    for part in parts { add(part, to: &canonical) }
  }
}

/// Texts one behind the other, each with its length, so that no two sequences read the same.
private struct Canonical {
  private(set) var bytes: [UInt8] = []

  mutating func add(_ piece: String) {
    bytes += String(piece.utf8.count).utf8
    bytes.append(UInt8(ascii: ":"))
    bytes += piece.utf8
    bytes.append(UInt8(ascii: "\n"))
  }

  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  mutating func add(list: [String]) {
    add("\(list.count)")
    for piece in list { add(piece) }
  }
}

extension RuleSet {
  /// By rule, what tells whether it is still the rule that was fitted.
  package var ruleDigests: [String] { RuleFingerprint(self).ruleDigests() }

  /// Tells whether anything but the rules, and the numbers fitted to them, is otherwise.
  package var surroundingsDigest: String { RuleFingerprint(self).surroundingsDigest() }
}
