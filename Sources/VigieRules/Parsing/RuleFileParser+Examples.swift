internal import Diagnostics
internal import VigieCore

extension RuleFileParser {
  func examples(_ fields: Fields) -> [Rule.Example] {
    guard let value = fields["examples"],
      let examples = reader.read(value, by: RuleFileKeys.examples)
    else { return [] }
    return examples.texts("match").compactMap { example($0, shouldMatch: true) }
      + examples.texts("no-match").compactMap { example($0, shouldMatch: false) }
  }

  /// Takes the marks `[[` and `]]` out of an example and notes what they enclose.
  private func example(_ written: WrittenText, shouldMatch: Bool) -> Rule.Example? {
    var text = ""
    var marks: [Range<Int>] = []
    var open: Int?
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
      }
      rest.removeFirst(2)
      number += 2
    }
    if open != nil {
      return report("'[[' without ']]' behind it", at: number, in: written)
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
