internal import Diagnostics
internal import VigieCore

/// Makes conditions of what stands under `match`, `not`, `veto` and the like.
struct ConditionParser {
  static let depthLimit = 20

  let bag: DiagnosticBag

  /// The condition. What of it makes no sense is said, and becomes `broken` with the parts that do, so that
  /// one mistake does not hide the next.
  func parse(
    _ value: YAMLValue, allowsWhen: Bool = false, depth: Int = 0
  ) -> ConditionDeclaration {
    guard depth < Self.depthLimit else {
      bag.add(
        Diagnostic(
          .error, .nestedTooDeeply,
          "conditions within conditions, more than \(Self.depthLimit) deep", at: value.location))
      return make(.broken([]), at: value)
    }
    switch value {
    case .text(let text):
      return make(checkNotEmpty(text) ? .pattern(text) : .broken([]), at: value)
    case .list(let items, _):
      return make(.any(parts(items, of: "a list of conditions", at: value, depth)), at: value)
    case .mapping:
      return mapping(value, allowsWhen: allowsWhen, depth: depth)
    case .broken:
      return make(.broken([]), at: value)
    }
  }

  private func mapping(
    _ value: YAMLValue, allowsWhen: Bool, depth: Int
  ) -> ConditionDeclaration {
    guard let fields = FieldReader(bag: bag).read(value, by: ConditionKeys.condition) else {
      return make(.broken([]), at: value)
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
    // An unknown key was reported already.
    if written.isEmpty, case .mapping(let pairs, _) = value, pairs.isEmpty {
      _ = checkParts([], "a condition", value)
    }
    let conditions = written.compactMap { key -> ConditionDeclaration? in
      guard let content = fields[key.name] else { return nil }
      let place = fields.place(of: key.name)
      return ConditionDeclaration(
        kind: kind(key.name, fields, content, allowsWhen: allowsWhen, depth: depth),
        location: place.location, length: place.length)
    }
    guard written.count == 1, let only = conditions.first else {
      return make(.broken(conditions), at: value)
    }
    return only
  }

  private func kind(
    _ key: String, _ fields: Fields, _ content: YAMLValue, allowsWhen: Bool, depth: Int
  ) -> ConditionDeclaration.Kind {
    switch key {
    case "phrases":
      let phrases = fields.texts("phrases")
      return phrases.isEmpty ? .broken([]) : .phrases(phrases)
    case "any": return .any(parts(of: content, "'any'", depth))
    case "all": return all(content, depth)
    case "near": return near(content, depth)
    case "count": return count(content, depth)
    default: return when(fields, allowsWhen: allowsWhen)
    }
  }

  private func all(_ content: YAMLValue, _ depth: Int) -> ConditionDeclaration.Kind {
    if case .list = content {
      return .all(partsTogether(content, "all", depth), scope: .sentence)
    }
    guard let fields = FieldReader(bag: bag).read(content, by: ConditionKeys.all),
      let patterns = fields["patterns"]
    else { return .broken([]) }
    return .all(
      partsTogether(patterns, "all", depth),
      scope: fields.choice("scope", as: Condition.Scope.self) ?? .sentence)
  }

  private func near(_ content: YAMLValue, _ depth: Int) -> ConditionDeclaration.Kind {
    guard let fields = FieldReader(bag: bag).read(content, by: ConditionKeys.near) else {
      return .broken([])
    }
    let parts = fields["patterns"].map { partsTogether($0, "near", depth) }
    let distance = fields.text("within").flatMap { self.distance($0) }
    guard let parts, let distance else { return .broken(parts ?? []) }
    return .near(parts, within: distance, ordered: fields.text("order")?.value == "given")
  }

  private func count(_ content: YAMLValue, _ depth: Int) -> ConditionDeclaration.Kind {
    guard let fields = FieldReader(bag: bag).read(content, by: ConditionKeys.count) else {
      return .broken([])
    }
    let part = fields["of"].map { parse($0, depth: depth + 1) }
    guard let part, let atLeast = fields.integer("at-least") else {
      return .broken(part.map { [$0] } ?? [])
    }
    let scope = fields.choice("scope", as: Condition.Scope.self) ?? .document
    return .count(part, atLeast: atLeast, scope: scope)
  }

  private func when(_ fields: Fields, allowsWhen: Bool) -> ConditionDeclaration.Kind {
    guard let text = fields.text("when") else { return .broken([]) }
    guard allowsWhen else {
      let place = fields.place(of: "when")
      bag.add(
        Diagnostic(
          .error, .misplacedWhen, "'when' may stand at the top of a rule's 'match' only",
          at: place.location, length: place.length))
      return .broken([])
    }
    return .when(text)
  }
}

// MARK: - Parts

extension ConditionParser {
  /// Parts of which one alone asks for nothing beside it.
  private func partsTogether(
    _ value: YAMLValue, _ key: String, _ depth: Int
  ) -> [ConditionDeclaration] {
    let parts = parts(of: value, "'\(key)'", depth)
    if parts.count == 1, let only = parts.first, !only.kind.isBroken {
      bag.add(
        Diagnostic(
          .warning, .singlePart,
          "'\(key)' has one part and finds it wherever it stands; "
            + "add what must stand \(key == "near" ? "near" : "beside") it, or leave '\(key)' out",
          at: only.location, length: only.length))
    }
    return parts
  }

  private func parts(of value: YAMLValue, _ name: String, _ depth: Int) -> [ConditionDeclaration] {
    guard case .list(let items, _) = value else {
      // A single condition where a list was wanted: the value checker let it pass for `all`.
      return [parse(value, depth: depth + 1)]
    }
    return parts(items, of: name, at: value, depth)
  }

  private func parts(
    _ items: [YAMLValue], of name: String, at value: YAMLValue, _ depth: Int
  ) -> [ConditionDeclaration] {
    guard checkParts(items, name, value) else { return [make(.broken([]), at: value)] }
    return items.map { parse($0, depth: depth + 1) }
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
