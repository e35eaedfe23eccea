internal import Diagnostics
internal import VigieCore

/// Makes conditions of what stands under `match`, `not`, `veto` and the like.
struct ConditionParser {
  static let depthLimit = 20

  let bag: DiagnosticBag

  func parse(
    _ value: YAMLValue, allowsWhen: Bool = false, depth: Int = 0
  ) -> ConditionDeclaration? {
    guard depth < Self.depthLimit else {
      bag.add(
        Diagnostic(
          .error, .nestedTooDeeply,
          "conditions within conditions, more than \(Self.depthLimit) deep", at: value.location))
      return nil
    }
    switch value {
    case .text(let text):
      guard checkNotEmpty(text) else { return nil }
      return make(.pattern(text), at: value)
    case .list(let items, _):
      guard let parts = parts(items, of: "a list of conditions", at: value, depth) else {
        return nil
      }
      return make(.any(parts), at: value)
    case .mapping:
      return mapping(value, allowsWhen: allowsWhen, depth: depth)
    case .broken:
      return nil
    }
  }

  private func mapping(
    _ value: YAMLValue, allowsWhen: Bool, depth: Int
  ) -> ConditionDeclaration? {
    guard let fields = FieldReader(bag: bag).read(value, by: ConditionKeys.condition) else {
      return nil
    }
    let written = fields.table.keys.filter { fields.has($0.name) }
      .sorted { fields.place(of: $0.name).location < fields.place(of: $1.name).location }
    if written.count > 1 {
      let place = fields.place(of: written[1].name)
      bag.add(
        Diagnostic(
          .error, .duplicateKey,
          "'\(written[0].name)' and '\(written[1].name)' cannot stand side by side; "
            + "put both into 'any' or 'all'", at: place.location, length: place.length))
    }
    guard let key = written.first else {
      // An unknown key was reported already.
      if case .mapping(let pairs, _) = value, pairs.isEmpty {
        _ = checkParts([], "a condition", value)
      }
      return nil
    }
    guard let content = fields[key.name] else { return nil }
    let place = fields.place(of: key.name)
    return kind(key.name, fields, content, allowsWhen: allowsWhen, depth: depth).map {
      ConditionDeclaration(kind: $0, location: place.location, length: place.length)
    }
  }

  private func kind(
    _ key: String, _ fields: Fields, _ content: YAMLValue, allowsWhen: Bool, depth: Int
  ) -> ConditionDeclaration.Kind? {
    switch key {
    case "phrases":
      let phrases = fields.texts("phrases")
      return phrases.isEmpty ? nil : .phrases(phrases)
    case "any": return parts(of: content, "'any'", depth).map { .any($0) }
    case "all": return all(content, depth)
    case "near": return near(content, depth)
    case "count": return count(content, depth)
    default: return when(fields, allowsWhen: allowsWhen)
    }
  }

  private func all(_ content: YAMLValue, _ depth: Int) -> ConditionDeclaration.Kind? {
    if case .list = content {
      return parts(of: content, "'all'", depth).map { .all($0, scope: .sentence) }
    }
    guard let fields = FieldReader(bag: bag).read(content, by: ConditionKeys.all),
      let patterns = fields["patterns"],
      let parts = self.parts(of: patterns, "'all'", depth)
    else { return nil }
    return .all(parts, scope: fields.choice("scope", as: Condition.Scope.self) ?? .sentence)
  }

  private func near(_ content: YAMLValue, _ depth: Int) -> ConditionDeclaration.Kind? {
    guard let fields = FieldReader(bag: bag).read(content, by: ConditionKeys.near) else {
      return nil
    }
    let parts = fields["patterns"].flatMap { self.parts(of: $0, "'near'", depth) }
    let distance = fields.text("within").flatMap { self.distance($0) }
    guard let parts, let distance else { return nil }
    return .near(parts, within: distance, ordered: fields.text("order")?.value == "given")
  }

  private func count(_ content: YAMLValue, _ depth: Int) -> ConditionDeclaration.Kind? {
    guard let fields = FieldReader(bag: bag).read(content, by: ConditionKeys.count),
      let part = fields["of"].flatMap({ parse($0, depth: depth + 1) }),
      let atLeast = fields.integer("at-least")
    else { return nil }
    let scope = fields.choice("scope", as: Condition.Scope.self) ?? .document
    return .count(part, atLeast: atLeast, scope: scope)
  }

  private func when(_ fields: Fields, allowsWhen: Bool) -> ConditionDeclaration.Kind? {
    guard let text = fields.text("when") else { return nil }
    guard allowsWhen else {
      let place = fields.place(of: "when")
      bag.add(
        Diagnostic(
          .error, .misplacedWhen, "'when' may stand at the top of a rule's 'match' only",
          at: place.location, length: place.length))
      return nil
    }
    return .when(text)
  }
}

// MARK: - Parts

extension ConditionParser {
  private func parts(
    of value: YAMLValue, _ name: String, _ depth: Int
  ) -> [ConditionDeclaration]? {
    guard case .list(let items, _) = value else {
      // A single condition where a list was wanted: the value checker let it pass for `all`.
      return parse(value, depth: depth + 1).map { [$0] }
    }
    return parts(items, of: name, at: value, depth)
  }

  private func parts(
    _ items: [YAMLValue], of name: String, at value: YAMLValue, _ depth: Int
  ) -> [ConditionDeclaration]? {
    guard checkParts(items, name, value) else { return nil }
    let parts = items.compactMap { parse($0, depth: depth + 1) }
    return parts.count == items.count ? parts : nil
  }

  private func checkParts(_ items: [YAMLValue], _ name: String, _ value: YAMLValue) -> Bool {
    guard items.isEmpty else { return true }
    bag.add(
      Diagnostic(
        .error, .emptyValue, "\(name) says nothing; expected at least one condition",
        at: value.location))
    return false
  }

  private func checkNotEmpty(_ text: WrittenText) -> Bool {
    guard text.value.allSatisfy(\.isWhitespace) else { return true }
    bag.add(
      Diagnostic(
        .error, .emptyValue, "an empty pattern; expected words to look for", at: text.location,
        length: text.length))
    return false
  }

  private func make(
    _ kind: ConditionDeclaration.Kind, at value: YAMLValue
  ) -> ConditionDeclaration {
    ConditionDeclaration(kind: kind, location: value.location, length: value.length)
  }
}
