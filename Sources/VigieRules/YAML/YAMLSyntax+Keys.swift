internal import Diagnostics

extension YAMLSyntax {
  /// Two keys on one line, of which the second belongs below the first: `match: phrases: …`.
  func keys(onLine number: Int) -> Diagnostic? {
    let line = source.line(number)
    guard let start = Self.valueStart(in: line) else { return nil }
    let name = line[start...].prefix { $0.isLetter || $0 == "-" }
    let behind = line[start...].dropFirst(name.count)
    guard behind == ":" || behind.hasPrefix(": "),
      Self.parents.contains(where: { $0.table[String(name)] != nil })
    else { return nil }
    let outer = String(line[..<start].drop { " -".contains($0) }.prefix { $0 != ":" })
    guard !outer.isEmpty else { return nil }
    let belongs = Self.parents.contains {
      $0.names.contains(outer) && $0.table[String(name)] != nil
    }
    let shape =
      belongs
      ? "write '\(name):' on the next line, farther in than '\(outer):', or braces: "
        + "\(outer): {\(name): \(Self.sample(of: String(name)))}"
      : "each key stands on a line of its own"
    return Diagnostic(
      .error, .yamlSyntax, "'\(outer):' and '\(name):' on one line; \(shape)",
      at: SourceLocation(
        file: source.path, line: number, column: line[..<start].unicodeScalars.count + 1),
      length: name.count)
  }

  /// The keys of which the value is a mapping, with what may stand in it.
  private static let parents: [(names: Set<String>, table: KeyTable)] = [
    (["match", "not", "veto", "terminators", "of"], ConditionKeys.condition),
    (["all"], ConditionKeys.all), (["near"], ConditionKeys.near),
    (["count"], ConditionKeys.count), (["examples"], RuleFileKeys.examples),
  ]

  /// What may stand behind a key, to show its form.
  static func sample(of key: String) -> String {
    switch key {
    case "phrases": "[first phrase, second phrase]"
    case "any", "all", "patterns", "match", "no-match": "['first', 'second']"
    default: "…"
    }
  }
}
