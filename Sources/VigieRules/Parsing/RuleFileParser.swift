internal import Diagnostics
internal import VigieCore

/// Makes declarations of the values of a rule file, and says what of it cannot be understood.
struct RuleFileParser {
  let bag: DiagnosticBag
  /// Whether a rule without examples is an error.
  var isStrict = false
  var reader: FieldReader { FieldReader(bag: bag) }
  var conditions: ConditionParser { ConditionParser(bag: bag) }

  func parse(_ value: YAMLValue) -> RuleFileDeclaration {
    var file = RuleFileDeclaration()
    guard let fields = reader.read(value, by: RuleFileKeys.file) else { return file }
    file.parts = parts(value)
    file.language = language(fields)
    file.fragments = fragments(fields, language: file.language)
    let language = file.language
    file.rules = each(fields["rules"], by: RuleFileKeys.rule) { rule($0, file: language) }
    file.cues = each(fields["cues"], by: RuleFileKeys.cue) { cue($0, language: language) }
    file.exclusions = each(fields["exclude"], by: RuleFileKeys.exclusion) {
      exclusion($0, language: language)
    }
    return file
  }

  /// Where each rule begins, and each of the other keys.
  private func parts(_ value: YAMLValue) -> [SourceLocation] {
    guard case .mapping(let pairs, _) = value else { return [] }
    return pairs.flatMap { pair -> [SourceLocation] in
      guard pair.keyText == "rules", case .list(let rules, _) = pair.value else {
        return [pair.key.location]
      }
      return rules.map(\.location)
    }
  }

  private func each<Declaration>(
    _ value: YAMLValue?, by table: KeyTable, _ make: (Fields) -> Declaration
  ) -> [Declaration] {
    guard case .list(let items, _)? = value else { return [] }
    return items.compactMap { reader.read($0, by: table).map(make) }
  }

  /// The id of a rule or cue; where it has none, which was said, a name that no id can be, so that the rest
  /// is checked all the same.
  func id(_ fields: Fields, of what: String) -> WrittenText {
    guard let id = fields.text("id") else {
      return WrittenText("\(fields.location.line):\(fields.location.column)", at: fields.location)
    }
    check(id: id, of: what)
    return id
  }

  /// The condition under a key; a broken one where it is missing or makes no sense.
  func condition(_ fields: Fields, _ key: String, allowsWhen: Bool = false) -> ConditionDeclaration
  {
    fields[key].map { conditions.parse($0, allowsWhen: allowsWhen) }
      ?? ConditionDeclaration(kind: .broken([]), location: fields.place(of: key).location)
  }

  func optionalCondition(_ fields: Fields, _ key: String) -> ConditionDeclaration? {
    fields.has(key) ? condition(fields, key) : nil
  }

  /// The language that `language:` names.
  func language(_ fields: Fields) -> Language? {
    guard let text = fields.text("language") else { return nil }
    if let language = LanguageMistake.language(of: text.value) { return language }
    bag.add(LanguageMistake.diagnostic(of: text))
    return nil
  }

  /// Reports an id that is not made of letters, digits, dots and hyphens.
  func check(id: WrittenText, of what: String) {
    let isGood = id.value.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"):
        true
      default: false
      }
    }
    guard !isGood else { return }
    bag.add(
      Diagnostic(
        .error, .invalidValue,
        "'\(id.value.elided())' cannot name \(what); use letters, digits, '.' and '-' only",
        at: id.location, length: id.length))
  }

  private func fragments(_ fields: Fields, language: Language?) -> [FragmentDeclaration] {
    var result: [FragmentDeclaration] = []
    for pair in fields.named("fragments") {
      guard case .text(let name) = pair.key, case .text(let text) = pair.value else { continue }
      check(id: name, of: "a fragment")
      result.append(.init(name: name, language: language, body: .pattern(text)))
    }
    for pair in fields.named("lists") {
      guard case .text(let name) = pair.key else { continue }
      check(id: name, of: "a list")
      var words: [WrittenText] = []
      switch pair.value {
      case .text(let text): words = [text]
      case .list(let items, _):
        words = items.compactMap { if case .text(let text) = $0 { text } else { nil } }
      case .mapping, .broken: break
      }
      result.append(.init(name: name, language: language, body: .words(words)))
    }
    return result
  }
}
