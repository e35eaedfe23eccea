internal import Diagnostics
internal import VigieCore

/// Makes a declaration of the values of a taxonomy file.
struct TaxonomyParser {
  let bag: DiagnosticBag
  private var reader: FieldReader { FieldReader(bag: bag) }

  init(bag: DiagnosticBag) { self.bag = bag }

  func parse(_ value: YAMLValue) -> TaxonomyDeclaration? {
    guard let fields = reader.read(value, by: TaxonomyKeys.file),
      let id = fields.text("taxonomy")
    else { return nil }
    let defaults = fields["defaults"].flatMap { reader.read($0, by: TaxonomyKeys.defaults) }
    let inherited = Decision(defaults, over: Decision())
    var entries: [TaxonomyDeclaration.Entry] = []
    for group in list(fields["groups"], by: TaxonomyKeys.group) {
      guard let name = group.text("id") else { continue }
      check(id: name)
      let decision = Decision(group, over: inherited)
      let gate = gate(group)
      let index = entries.count
      entries.append(entry(group, id: name.located, decision: decision, gate: gate))
      for leaf in list(group["tags"], by: TaxonomyKeys.tag) {
        guard let leafName = leaf.text("id") else { continue }
        check(id: leafName)
        var entry = entry(
          leaf, id: leafName.located.map { "\(name.value)/\($0)" },
          decision: Decision(leaf, over: decision), gate: self.gate(leaf) ?? gate)
        entry.group = index
        entries.append(entry)
      }
    }
    return TaxonomyDeclaration(
      id: id.located, version: fields.integer("version") ?? 1, titles: texts(fields, "title"),
      languages: languages(fields), entries: entries)
  }

  private func list(_ value: YAMLValue?, by table: KeyTable) -> [Fields] {
    guard case .list(let items, _)? = value else { return [] }
    return items.compactMap { reader.read($0, by: table) }
  }

  private func entry(
    _ fields: Fields, id: Located<String>, decision: Decision, gate: TaxonomyDeclaration.Gate?
  ) -> TaxonomyDeclaration.Entry {
    TaxonomyDeclaration.Entry(
      id: id, labels: texts(fields, "label"), scopes: texts(fields, "scope"),
      falseFriends: fields.texts("false-friends").map(\.value), mappings: mappings(fields),
      isFallback: fields.table["fallback"] != nil && fields.flag("fallback"), gate: gate,
      yieldsTo: fields.texts("yields-to"), mode: decision.mode, baseRate: decision.baseRate,
      threshold: decision.threshold)
  }

  private func gate(_ fields: Fields) -> TaxonomyDeclaration.Gate? {
    guard let value = fields["requires"], let gate = reader.read(value, by: TaxonomyKeys.gate)
    else { return nil }
    return TaxonomyDeclaration.Gate(
      anyOf: gate.texts("any"),
      reach: gate.choice("within", as: Tag.Gate.Reach.self) ?? .document)
  }

  private func check(id: WrittenText) {
    let isGood = id.value.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"):
        true
      default: false
      }
    }
    guard !isGood else { return }
    bag.add(
      Diagnostic(
        .error, .invalidValue,
        "'\(id.value.elided())' cannot name a tag; use small letters, digits and '-' only",
        at: id.location, length: id.length))
  }
}

// MARK: - Languages and mappings

extension TaxonomyParser {
  private func languages(_ fields: Fields) -> [Language] {
    fields.texts("languages").compactMap(language)
  }

  private func texts(_ fields: Fields, _ key: String) -> [Language: String] {
    var result: [Language: String] = [:]
    for pair in fields.named(key) {
      guard case .text(let name) = pair.key, case .text(let text) = pair.value,
        let language = language(name)
      else { continue }
      result[language] = text.value
    }
    return result
  }

  private func language(_ text: WrittenText) -> Language? {
    if let language = LanguageMistake.language(of: text.value) { return language }
    bag.add(LanguageMistake.diagnostic(of: text))
    return nil
  }

  private func mappings(_ fields: Fields) -> [Tag.Mapping] {
    guard let value = fields["mappings"],
      let schemes = reader.read(value, by: TaxonomyKeys.mappings)
    else { return [] }
    return schemes.table.keys.flatMap { key -> [Tag.Mapping] in
      guard case .list(let items, _)? = schemes[key.name] else { return [] }
      return items.compactMap { item in
        if case .text(let id) = item { return Tag.Mapping(scheme: key.name, id: id.value) }
        guard let term = reader.read(item, by: TaxonomyKeys.term), let id = term.text("id")
        else { return nil }
        return Tag.Mapping(scheme: key.name, id: id.value, name: term.text("name")?.value)
      }
    }
  }
}

/// What a tag may say for itself, or take over from its group or the defaults.
private struct Decision {
  var mode: Tag.Mode?
  var baseRate: Double?
  var threshold: Double?

  init() {}

  init(_ fields: Fields?, over inherited: Decision) {
    mode = fields?.choice("mode", as: Tag.Mode.self) ?? inherited.mode
    baseRate = fields?.number("base-rate") ?? inherited.baseRate
    threshold = fields?.number("threshold") ?? inherited.threshold
  }
}
