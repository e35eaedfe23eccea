internal import Diagnostics
internal import VigieCore

extension RuleFileParser {
  func rule(_ fields: Fields, file language: Language?) -> RuleDeclaration {
    let tags = tags(fields)
    let examples = examples(fields)
    let strength = strength(fields)
    let status = fields.choice("status", as: Rule.Status.self) ?? .stable
    checkReason(fields, status: status)
    if status != .retired { checkExamples(fields) }
    let override = fields.has("language") ? self.language(fields) : nil
    return RuleDeclaration(
      start: fields.location, id: id(fields, of: "a rule"), tags: tags,
      summary: fields.text("description")?.value ?? "",
      condition: condition(fields, "match", allowsWhen: true),
      strength: strength, zones: zones(fields), not: optionalCondition(fields, "not"),
      veto: optionalCondition(fields, "veto"),
      bundle: fields.text("bundle")?.value,
      isCaseSensitive: fields.text("case")?.value == "sensitive", status: status,
      reason: fields.text("reason")?.value, isLocked: fields.flag("locked"),
      language: override ?? language, fragmentLanguage: language, examples: examples,
      notes: fields.text("notes")?.value, references: fields.texts("references").map(\.value))
  }

  private func tags(_ fields: Fields) -> [WrittenText] {
    if fields.has("tag"), fields.has("tags") {
      let place = fields.place(of: "tags")
      bag.add(
        Diagnostic(
          .error, .duplicateKey, "a rule has 'tag' or 'tags', not both", at: place.location,
          length: place.length))
    }
    if !fields.has("tag"), !fields.has("tags") {
      bag.add(
        Diagnostic(
          .error, .missingKey, "a rule needs 'tag': the tag that it speaks for, as group/leaf",
          at: fields.location))
    }
    return fields.texts("tag") + fields.texts("tags")
  }

  private func strength(_ fields: Fields) -> Double {
    guard let text = fields.text("strength") else { return Self.points("medium")! }
    if let points = Self.points(text.value) { return points }
    if let number = Double(text.value), number.isFinite, abs(number) <= 20 { return number }
    let words = Rule.namedStrengths.map(\.name)
    var message = "'\(text.value.elided())' is not a strength"
    let decimal = text.value.replacing(",", with: ".")
    if decimal != text.value, Double(decimal) != nil {
      message += "; did you mean '\(decimal)'?"
    } else if let nearest = Spelling.nearest(to: text.value, among: words) {
      message += "; did you mean '\(nearest)'?"
    }
    bag.add(
      Diagnostic(
        .error, .invalidValue, message, at: text.location, length: text.length,
        notes: [
          Diagnostic.Note(
            "it may be \(words.quotedListing(joiner: "or")), or a number from -20 to 20")
        ]))
    return 0
  }

  private static func points(_ name: String) -> Double? {
    Rule.namedStrengths.first { $0.name == name }?.points
  }

  private func zones(_ fields: Fields) -> ZoneSet {
    guard fields.has("zones") else { return .standard }
    return ZoneSet(
      fields.texts("zones").compactMap { Zone(rawValue: $0.value) }.map { ZoneSet($0) })
  }

  private func checkReason(_ fields: Fields, status: Rule.Status) {
    guard status == .retired, !fields.has("reason") else { return }
    let place = fields.place(of: "status")
    bag.add(
      Diagnostic(
        .error, .missingKey, "a retired rule needs 'reason': why it was retired",
        at: place.location, length: place.length))
  }
}
