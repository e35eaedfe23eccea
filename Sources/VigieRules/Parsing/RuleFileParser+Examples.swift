internal import Diagnostics
internal import VigieCore

extension RuleFileParser {
  func examples(_ fields: Fields, by table: KeyTable = RuleFileKeys.examples) -> [Rule.Example] {
    guard let value = fields["examples"], let examples = reader.read(value, by: table)
    else { return [] }
    return examples.texts("match").compactMap { example($0, shouldMatch: true) }
      + examples.texts("no-match").compactMap { example($0, shouldMatch: false) }
  }

  /// Reports examples that were not written. What of them is wrong is another matter.
  func checkExamples(_ fields: Fields) {
    var missing = "no examples"
    if fields.has("examples") {
      guard case .mapping(let pairs, _)? = fields["examples"] else { return }
      let kinds = ["match", "no-match"]
      // What is misspelt is reported as that.
      let written = Set(
        pairs.compactMap(\.keyText).map { key in
          kinds.contains(key) ? key : Spelling.nearest(to: key, among: kinds) ?? key
        })
      guard let kind = kinds.first(where: { !written.contains($0) }) else { return }
      missing = "no '\(kind)' examples"
    }
    let place = fields.text("id").map { ($0.location, $0.length) } ?? (fields.location, 1)
    bag.add(
      Diagnostic(
        isStrict ? .error : .warning, .noExamples,
        "the rule has \(missing); give at least one text that it must find under 'match' "
          + "and one that it must not find under 'no-match'", at: place.0, length: place.1))
  }

  /// Takes the marks `[[` and `]]` out of an example and notes what they enclose.
  private func example(_ written: WrittenText, shouldMatch: Bool) -> Rule.Example? {
    var text = ""
    var marks: [Range<Int>] = []
    var open: Int?
    var opening = 0
    var rest = written.value[...]
    var number = 0
    while let first = rest.first {
      let isMark = rest.hasPrefix("[[") || rest.hasPrefix("]]")
      guard isMark else {
        text.append(first)
        rest.removeFirst()
        number += first.unicodeScalars.count
        continue
      }
      let opens = first == "["
      guard opens == (open == nil) else {
        return report(
          opens ? "'[[' within '[['" : "']]' without '[[' before it", at: number, in: written)
      }
      if let start = open {
        guard start < text.utf8.count else {
          return report("'[[' and ']]' with nothing between", at: number, in: written)
        }
        marks.append(start..<text.utf8.count)
        open = nil
      } else {
        open = text.utf8.count
        opening = number
      }
      rest.removeFirst(2)
      number += 2
    }
    if open != nil {
      return report("'[[' without ']]' behind it", at: opening, in: written)
    }
    if !shouldMatch, !marks.isEmpty {
      return report("'[[…]]' marks what is found, and here nothing must be", at: 0, in: written)
    }
    return Rule.Example(
      text: text, marks: marks, shouldMatch: shouldMatch, location: written.location)
  }

  private func report(_ message: String, at number: Int, in text: WrittenText) -> Rule.Example? {
    bag.add(
      Diagnostic(
        .error, .exampleMarks, message, at: text.location(ofScalar: number) ?? text.location,
        length: 2))
    return nil
  }
}
