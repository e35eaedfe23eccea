internal import Diagnostics

/// Checks a value against the kind that its key asks for.
struct ValueChecker {
  let bag: DiagnosticBag

  /// The value, or what of it is good; `nil` where nothing is.
  func check(_ value: YAMLValue, key: WrittenText, kind: ValueKind) -> YAMLValue? {
    if case .broken = value { return nil }
    if value.isEmpty {
      bag.add(
        Diagnostic(
          .error, .emptyValue, "'\(key.value)' says nothing; expected \(kind.expectation)",
          at: key.location, length: key.length))
      return nil
    }
    switch kind {
    case .text, .distance, .strength: return text(value, key, kind) { _ in true }
    case .choice(let words): return choice(value, key, kind, words)
    case .choices(let words):
      return texts(value, key, kind) { choice($0, key, kind, words) }
    case .integer(let range):
      return text(value, key, kind) { Int($0).map(range.contains) ?? false }
    case .number(let range):
      return text(value, key, kind) { Double($0).map(range.contains) ?? false }
    case .boolean: return text(value, key, kind) { $0 == "true" || $0 == "false" }
    case .texts: return texts(value, key, kind) { text($0, key, .text) { _ in true } }
    case .conditions, .list, .terms:
      guard case .list = value else { return wrong(value, key, kind) }
      return value
    case .mapping:
      guard case .mapping = value else { return wrong(value, key, kind) }
      return value
    case .named(let inner): return named(value, key, kind, inner)
    case .condition, .mappingOrConditions: return value
    }
  }

  private func text(
    _ value: YAMLValue, _ key: WrittenText, _ kind: ValueKind, where isGood: (String) -> Bool
  ) -> YAMLValue? {
    if case .broken = value { return nil }
    guard case .text(let text) = value, isGood(text.value) else { return wrong(value, key, kind) }
    if text.value.allSatisfy(\.isWhitespace) {
      bag.add(
        Diagnostic(
          .error, .emptyValue, "'\(key.value)' holds an empty text; expected \(kind.expectation)",
          at: text.location, length: text.length))
      return nil
    }
    return value
  }

  private func choice(
    _ value: YAMLValue, _ key: WrittenText, _ kind: ValueKind, _ words: [String]
  ) -> YAMLValue? {
    if case .broken = value { return nil }
    guard case .text(let text) = value else { return wrong(value, key, kind) }
    if words.contains(text.value) { return value }
    var message = "'\(text.value.elided())' is not a value of '\(key.value)'"
    let nearest =
      Spelling.nearest(to: text.value, among: words)
      ?? Spelling.onlyOne(beginningAs: text.value, among: words)
    if let nearest { message += "; did you mean '\(nearest)'?" }
    bag.add(
      Diagnostic(
        .error, .invalidValue, message, at: text.location, length: text.length,
        notes: [Diagnostic.Note("it may be \(words.quotedListing(joiner: "or"))")]))
    return nil
  }

  private func texts(
    _ value: YAMLValue, _ key: WrittenText, _ kind: ValueKind,
    item: (YAMLValue) -> YAMLValue?
  ) -> YAMLValue? {
    switch value {
    case .text: return item(value)
    case .list(let items, let location):
      if items.isEmpty {
        bag.add(
          Diagnostic(
            .error, .emptyValue, "'\(key.value)' is an empty list; expected \(kind.expectation)",
            at: location))
      }
      return .list(items.compactMap(item), at: location)
    case .mapping: return wrong(value, key, kind)
    case .broken: return nil
    }
  }

  private func named(
    _ value: YAMLValue, _ key: WrittenText, _ kind: ValueKind, _ inner: ValueKind
  ) -> YAMLValue? {
    guard case .mapping(let pairs, let location) = value else { return wrong(value, key, kind) }
    let good = pairs.compactMap { pair -> YAMLValue.Pair? in
      guard case .text(let name) = pair.key else {
        _ = wrong(pair.key, key, kind)
        return nil
      }
      return check(pair.value, key: name, kind: inner).map { .init(key: pair.key, value: $0) }
    }
    return .mapping(good, at: location)
  }

  private static func isOfTexts(_ kind: ValueKind) -> Bool {
    switch kind {
    case .text, .texts: true
    default: false
    }
  }

  private func wrong(_ value: YAMLValue, _ key: WrittenText, _ kind: ValueKind) -> YAMLValue? {
    var message = "'\(key.value)' must \(kind.demand); found \(value.description)"
    if case .list = value, case .text = kind {
      message +=
        key.value == "tag"
        ? "; several tags are written as 'tags: […]'" : "; put a text with brackets in quotes"
    } else if case .mapping(let pairs, _) = value, pairs.count == 1, Self.isOfTexts(kind),
      case .text(let name) = pairs[0].key, name.isPlain
    {
      message += "; a text that has a colon and a space in it must stand in single quotes"
    }
    bag.add(
      Diagnostic(.error, .wrongType, message, at: value.location, length: value.length))
    return nil
  }
}
