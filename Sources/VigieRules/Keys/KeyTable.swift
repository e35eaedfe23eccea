/// The keys that a mapping of a rule file may have.
///
/// The tables are the one place that says what the format is: files are read by them, mistakes are
/// explained by them, and the JSON Schema for editors is made of them.
struct KeyTable: Sendable {
  /// What the mapping is, with its article: `a rule`.
  let name: String
  let keys: [Key]

  struct Key: Sendable {
    let name: String
    let kind: ValueKind
    let isRequired: Bool
    /// What it means, in one line.
    let doc: String

    init(_ name: String, _ kind: ValueKind, required: Bool = false, _ doc: String) {
      self.name = name
      self.kind = kind
      self.isRequired = required
      self.doc = doc
    }

    /// What it means, with what it may be where that is one of a few words.
    var explanation: String {
      if case .choice = kind { return "\(doc); it is \(kind.expectation)" }
      return doc
    }
  }

  subscript(name: String) -> Key? { keys.first { $0.name == name } }

  /// A few of the keys, for those who left all of them out.
  var sample: String {
    let required = keys.filter(\.isRequired).map(\.name)
    let all = keys.map(\.name)
    if all.count <= 4 { return "the keys \(listing)" }
    let shown = Array((required + all.filter { !required.contains($0) }).prefix(3))
    return "keys such as \(shown.quotedListing(joiner: "and"))"
  }

  /// The keys as a sentence part: `'a', 'b' and 'c'`.
  var listing: String { keys.map(\.name).quotedListing(joiner: "and") }
}

/// What may be written for a key.
indirect enum ValueKind: Sendable {
  case text
  /// A text, or a list of texts.
  case texts
  case choice([String])
  /// One of the words, or a list of them.
  case choices([String])
  case integer(ClosedRange<Int>)
  case number(ClosedRange<Double>)
  case boolean
  /// A word for a strength, or a number.
  case strength
  /// `12 words`, `60 characters`, `sentence` or `paragraph`.
  case distance
  case condition
  /// A list of conditions.
  case conditions
  /// `all: [ … ]`, or the same with a scope.
  case mappingOrConditions(KeyTable)
  case mapping(KeyTable)
  case list(KeyTable)
  /// Names that the user gives, each with a value of this kind.
  case named(ValueKind)
  /// `{id: …, name: …}`, or the id alone.
  case terms(KeyTable)

  /// What must be done, as a part of a sentence behind *must*.
  var demand: String {
    switch self {
    case .mapping(let table): "have \(table.sample) below it"
    case .named(let kind): "have names below it, each with \(kind.expectation)"
    case .list(let table): "be a list with '- ' before each item; \(table.name) has \(table.sample)"
    default: "be \(expectation)"
    }
  }

  /// What is expected, in words.
  var expectation: String {
    switch self {
    case .text: "a text"
    case .texts: "a text or a list of texts"
    case .choice(let words): words.quotedListing(joiner: "or")
    case .choices(let words): "a list of " + words.quotedListing(joiner: "or")
    case .integer(let range) where range.count == 1: "\(range.lowerBound)"
    case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .number(let range): "a number from \(range.lowerBound) to \(range.upperBound)"
    case .boolean: "'true' or 'false'"
    case .strength: "'weak', 'medium', 'strong', 'decisive' or a number"
    case .distance: "a distance such as '12 words', '60 characters', 'sentence' or 'paragraph'"
    case .condition: "a condition: a pattern, a list, or 'phrases', 'any', 'all', 'near', 'count'"
    case .conditions: "a list of conditions"
    case .mappingOrConditions(let table): "a list of conditions, or the keys \(table.listing)"
    case .mapping(let table): table.sample
    case .list(let table): "a list, each item with \(table.sample)"
    case .named(let kind): "names, each with \(kind.expectation)"
    case .terms: "a list of terms"
    }
  }
}

extension [String] {
  /// `'a', 'b' and 'c'`.
  func quotedListing(joiner: String) -> String {
    let quoted = map { "'\($0)'" }
    guard quoted.count > 1 else { return quoted.first ?? "" }
    return quoted.dropLast().joined(separator: ", ") + " \(joiner) " + quoted.last!
  }
}
