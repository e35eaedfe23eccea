internal import VigieCore

extension ExclusionDeclaration {
  /// What the exclusion says, without where: exclusions are put in this order, so that the order of
  /// files does not matter.
  var canonicalText: String {
    let names = globs.map(\.value).sorted().joined(separator: " ")
    return "\(names)\n\(language?.rawValue ?? "")\n\(condition?.canonicalText ?? "")\n\(reason)"
  }
}

extension ConditionDeclaration {
  /// What the condition says, without where.
  var canonicalText: String {
    switch kind {
    case .pattern(let text): "pattern \(text.value)"
    case .phrases(let texts): "phrases \(texts.map(\.value))"
    case .any(let parts): "any \(parts.map(\.canonicalText))"
    case .all(let parts, let scope): "all \(scope) \(parts.map(\.canonicalText))"
    case .near(let parts, let distance, let ordered):
      "near \(distance) \(ordered) \(parts.map(\.canonicalText))"
    case .count(let part, let atLeast, let scope): "count \(atLeast) \(scope) \(part.canonicalText)"
    case .when(let text): "when \(text.value)"
    case .broken(let parts): "broken \(parts.map(\.canonicalText))"
    }
  }
}
