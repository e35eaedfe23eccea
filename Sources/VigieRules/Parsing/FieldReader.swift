internal import Diagnostics

/// Reads a mapping by its key table: unknown and missing keys and values of the wrong kind are
/// reported here, once for all mappings.
struct FieldReader {
  let bag: DiagnosticBag

  func read(_ value: YAMLValue, by table: KeyTable) -> Fields? {
    if case .broken = value { return nil }
    guard case .mapping(let pairs, let location) = value else {
      report(
        .wrongType, "\(table.name) must have \(table.sample); found \(value.description)",
        at: value)
      return nil
    }
    var fields = Fields(location: location, table: table)
    let strays = StrayKeys(table: table, bag: bag).report(in: pairs, into: &fields)
    for (number, pair) in pairs.enumerated() where !strays.contains(number) {
      guard case .text(let name) = pair.key else {
        reportBraces(pair.key)
        continue
      }
      guard let key = table[name.value] else {
        if let meant = reportUnknown(name, in: table) { fields.note(name, meaning: meant) }
        continue
      }
      if let checked = ValueChecker(bag: bag).check(pair.value, key: name, kind: key.kind) {
        fields.set(name, checked)
      } else {
        fields.note(name)
      }
    }
    for key in table.keys where key.isRequired && !fields.has(key.name) {
      bag.add(
        Diagnostic(
          .error, .missingKey, "\(table.name) needs '\(key.name)': \(key.explanation)",
          at: location))
    }
    return fields
  }

  /// - Returns: the key that was probably meant.
  private func reportUnknown(_ name: WrittenText, in table: KeyTable) -> String? {
    var message = "unknown key '\(name.value.elided())' in \(table.name)"
    let nearest = Spelling.nearest(to: name.value, among: table.keys.map(\.name))
    if let odd = YAMLSpaces.first(inKey: name) {
      bag.add(odd)
      return nearest
    }
    if let nearest {
      message += "; did you mean '\(nearest)'?"
    } else if table.name == ConditionKeys.condition.name, Self.patternKeys.contains(name.value) {
      message += "; a pattern stands without one: match: 'pattern', or several as a list"
    } else if table.name == ConditionKeys.condition.name, name.value.contains(" ") {
      message += "; put a text that has a colon and a space in single quotes"
    } else if let owner = Self.owner(of: name.value, besides: table) {
      message += "; it belongs \(owner)"
    }
    bag.add(
      Diagnostic(
        .error, .unknownKey, message, at: name.location, length: name.length,
        notes: [Diagnostic.Note("\(table.name) may have \(table.listing)")]))
    return nearest
  }

  /// What other tools call what has no key here.
  private static let patternKeys: Set<String> = ["pattern", "patterns", "regex", "regexp"]

  /// Where a key belongs that another kind of mapping has.
  private static func owner(of key: String, besides table: KeyTable) -> String? {
    // Floors have a file of their own, in which nothing of rules belongs anywhere.
    guard !FloorKeys.tables.contains(table.name) else { return nil }
    let places = [
      (RuleFileKeys.file, "at the left edge, outside of the rules"),
      (RuleFileKeys.rule, "in a rule"),
      (ConditionKeys.condition, "below 'match', 'not' or 'veto'"),
      (ConditionKeys.near, "below 'near'"), (ConditionKeys.count, "below 'count'"),
      (RuleFileKeys.cue, "in a cue"),
    ]
    return places.first { $0.0.name != table.name && $0.0[key] != nil }?.1
  }

  private func reportBraces(_ key: YAMLValue) {
    if case .broken = key { return }
    if case .mapping(let pairs, let location) = key, pairs.count == 1,
      case .text(let name) = pairs[0].key
    {
      let text = "{{\(name.value)}}"
      let start = SourceLocation(
        file: location.file, line: location.line, column: max(1, location.column - 1))
      bag.add(
        Diagnostic(
          .error, .yamlSyntax,
          "a text that begins with '{{' must stand in single quotes: '\(text)'",
          at: start, length: text.unicodeScalars.count))
      return
    }
    report(
      .wrongType,
      "expected the name of a key, found \(key.description); a text that begins with "
        + "'{' or '[' must stand in single quotes", at: key)
  }

  private func report(_ code: Diagnostic.Code, _ message: String, at value: YAMLValue) {
    bag.add(Diagnostic(.error, code, message, at: value.location, length: value.length))
  }
}
