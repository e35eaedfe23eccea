internal import VigieCore

/// Finds the signs of phrases in what stands as a pattern, where they mean something else.
///
/// Only in a text without any sign that phrases do not have: whoever writes `\b` or `(?:` means an
/// expression, and knows what a bracket is in it.
struct PhraseSigns {
  struct Finding: Equatable {
    /// In scalars of the pattern.
    var range: Range<Int>
    /// What the sign is in an expression, and what to do.
    var message: String
  }

  private let scalars: [Unicode.Scalar]

  static func first(in pattern: String) -> Finding? {
    let signs = PhraseSigns(scalars: Array(pattern.unicodeScalars))
    if let key = signs.key { return key }
    guard !signs.isExpression else { return nil }
    return signs.scalars.indices.lazy.compactMap { signs.finding(at: $0) }.first
  }

  private func finding(at index: Int) -> Finding? {
    switch scalars[index] {
    case "[": bracket(at: index)
    case "(": parenthesis(at: index)
    case "*": star(at: index)
    default: nil
    }
  }

  /// A key of a condition in the text: `'phrases: …'`, or `phrases` without its colon.
  private var key: Finding? {
    let length = scalars.prefix { $0.properties.isAlphabetic }.count
    let name = text(0..<length)
    let rest = scalars[length...]
    let isKey =
      ConditionKeys.condition[name] != nil && rest.starts(with: ": ".unicodeScalars)
      || name == "phrases"
        && [":", " -", " ["].contains { rest.starts(with: $0.unicodeScalars) }
    guard isKey else { return nil }
    return Finding(
      range: 0..<length,
      message:
        "'\(name)' is part of the text that is looked for; write '\(name):' on a line of its own, "
        + "without quotes, with what belongs to it behind or below it")
  }

  /// Whether there are signs that mean nothing in phrases. Dots and question marks end sentences too.
  private var isExpression: Bool {
    for (index, scalar) in scalars.enumerated() {
      let next = index + 1 < scalars.count ? scalars[index + 1] : " "
      switch scalar {
      case "\\", "^", "$", "+", "{", "}": return true
      case "(" where next == "?", "." where Self.repeats(next), ")" where Self.repeats(next),
        "]" where Self.repeats(next):
        return true
      default: continue
      }
    }
    return false
  }

  private static func repeats(_ scalar: Unicode.Scalar) -> Bool { scalar == "?" || scalar == "*" }

  /// `[stolen|hacked]`, and what is no choice of characters either, as `[the old]`.
  private func bracket(at start: Int) -> Finding? {
    guard let end = scalars[start...].firstIndex(of: "]") else { return nil }
    let inside = scalars[(start + 1)..<end]
    let words = inside.split { !$0.properties.isAlphabetic }
    let isChoice = inside.contains("|") && words.contains { $0.count > 1 }
    let isWords =
      inside.allSatisfy { $0.properties.isAlphabetic || $0 == " " } && inside.count > 2
      && Set(inside).count < inside.count
    guard isChoice || isWords else { return nil }
    return finding(start..<end + 1, "is any one of these characters")
  }

  /// `operation(s)`, `(the) vote`: parentheses that do nothing in an expression.
  private func parenthesis(at start: Int) -> Finding? {
    guard let end = scalars[start...].firstIndex(of: ")") else { return nil }
    let inside = scalars[(start + 1)..<end]
    guard !inside.isEmpty, inside.allSatisfy({ $0.properties.isAlphabetic || $0 == " " }) else {
      return nil
    }
    return finding(start..<end + 1, "may not be missing")
  }

  /// `manipulat*`: the end of a word of some letters.
  private func star(at index: Int) -> Finding? {
    let letters = scalars[..<index].reversed().prefix { $0.properties.isAlphabetic }.count
    let next = index + 1 < scalars.count ? scalars[index + 1] : " "
    guard letters > 2, PhraseParser.separates(next) || ",|]".unicodeScalars.contains(next) else {
      return nil
    }
    return finding(
      index - 1..<index + 1, "is '\(scalars[index - 1])' any number of times, or none")
  }

  private func finding(_ range: Range<Int>, _ meaning: String) -> Finding {
    Finding(
      range: range,
      message: "this looks like a phrase, but stands as a regular expression, in which "
        + "'\(text(range))' \(meaning); write it under 'phrases:'")
  }

  private func text(_ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(scalars[range]))
  }
}
