/// Why a condition does not hold in a document.
package struct Miss: Hashable, Sendable {
  package var message: String
  /// Whether every part was found, only not together.
  package var isNear: Bool
}

extension ConditionEvaluator {
  /// What keeps `condition` from holding.
  ///
  /// - Precondition: it holds nowhere in the document.
  mutating func miss(
    of condition: Condition, in document: Document, patterns: (PatternIndex) -> String
  ) -> Miss {
    switch condition {
    case .pattern(let pattern):
      return Miss(message: "nothing matches '\(patterns(pattern).shortened)'", isNear: false)
    case .any(let parts):
      let misses = parts.map { miss(of: $0, in: document, patterns: patterns) }
      if let near = misses.first(where: \.isNear) { return near }
      return parts.count == 1
        ? misses[0]
        : Miss(message: "none of its \(parts.count) alternatives is found", isNear: false)
    case .all(let parts, let scope):
      return absent(of: parts, in: document, patterns: patterns) { found in
        "\(found.list) are found, but not in one \(scope.rawValue)"
      }
    case .near(let parts, let distance, let ordered):
      let places = parts.map { occurrences(of: $0, in: document) }
      return absent(of: parts, in: document, patterns: patterns) { found in
        NearMissCause(places, within: distance, ordered: ordered, in: document).message(found)
      }
    case .count(let part, let least, let scope):
      let found = occurrences(of: part, in: document).apart
      guard let first = found.first else {
        return miss(of: part, in: document, patterns: patterns)
      }
      return Miss(
        message: "'\(document.words(at: first.range))' and the like are found \(found.count) "
          + "\(found.count == 1 ? "time" : "times"), and must be at least \(least) \(least == 1 ? "time" : "times") in one "
          + scope.rawValue,
        isNear: true)
    case .when:
      return Miss(message: "its condition over rules and tags does not hold", isNear: false)
    }
  }

  private mutating func absent(
    of parts: [Condition], in document: Document, patterns: (PatternIndex) -> String,
    otherwise: ([String]) -> String
  ) -> Miss {
    var found: [String] = []
    for part in parts {
      let places = occurrences(of: part, in: document)
      guard let first = places.first else {
        var miss = miss(of: part, in: document, patterns: patterns)
        if let known = found.first { miss.message += "; '\(known)' is found" }
        return miss
      }
      found.append(document.words(at: first.range))
    }
    return Miss(message: otherwise(found), isNear: true)
  }
}

extension Document {
  /// The words of a stretch of the normalised text, shortened where it is long.
  func words(at range: Range<Int>) -> String {
    String(decoding: text.bytes[range], as: UTF8.self).shortened
  }
}

extension Condition.Distance {
  /// In words: `within 12 words`.
  public var phrase: String {
    switch self {
    case .words(let most): "within \(most) \(most == 1 ? "word" : "words")"
    case .characters(let most): "within \(most) \(most == 1 ? "character" : "characters")"
    case .scope(let scope): "in one \(scope.rawValue)"
    }
  }
}

extension String {
  /// No longer than a line of a message should be.
  var shortened: String {
    count <= 60 ? self : "\(prefix(40))…\(suffix(16))"
  }
}

extension [String] {
  /// `'a', 'b' and 'c'`.
  var list: String {
    let quoted = map { "'\($0)'" }
    guard let last = quoted.last, count > 1 else { return quoted.joined() }
    return quoted.dropLast().joined(separator: ", ") + " and " + last
  }
}
