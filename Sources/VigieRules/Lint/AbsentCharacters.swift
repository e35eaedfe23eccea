internal import VigieCore

/// What a pattern asks for and no text has, since characters are simplified before patterns see them.
struct AbsentCharacters {
  struct Finding: Equatable {
    /// Where it begins, in bytes.
    var place: Int
    /// What is written: a character, a letter with its accents, or a run of characters.
    var written: String
    /// What texts have in its place; empty where they have nothing.
    var instead: String
  }

  private var findings: [Finding] = []

  static func all(in node: PatternSyntax) -> [Finding] {
    var absent = AbsentCharacters()
    absent.visit(node)
    return absent.findings
  }

  private mutating func visit(_ node: PatternSyntax) {
    switch node {
    case .literal(let scalar, let place): check([scalar], at: place)
    case .sequence(let items): visit(items)
    case .alternation(let branches): for branch in branches { visit(branch) }
    case .group(let inner, _), .repetition(let inner, _, _, _, _): visit(inner)
    case .set(let set, let place): check(set, at: place)
    case .wordBoundary, .zeroWidth, .conditional, .anyText, .unknown: break
    }
  }

  private mutating func visit(_ items: [PatternSyntax]) {
    var index = 0
    while index < items.count {
      guard case .literal(let base, let place) = items[index] else {
        visit(items[index])
        index += 1
        continue
      }
      // An accent melts into its letter, so the two are looked at together.
      var letter = [base]
      index += 1
      while index < items.count, let accent = Self.accent(items[index]) {
        letter.append(accent)
        index += 1
      }
      check(letter, at: place)
    }
  }

  /// The accent that a node is, also where the pattern repeats it: `é?`, with `?` for its accent.
  private static func accent(_ node: PatternSyntax) -> Unicode.Scalar? {
    switch node {
    case .literal(let scalar, _): NormalizedWords.isAccent(scalar) ? scalar : nil
    case .repetition(let inner, _, _, _, _): accent(inner)
    default: nil
    }
  }

  /// A set of which no character is ever found; one that is, beside others that are not, does no harm.
  private mutating func check(_ set: CharacterClass, at place: Int) {
    var written: [Unicode.Scalar] = []
    for item in set.items {
      guard case .range(let low, let high) = item, low == high, let scalar = Unicode.Scalar(low),
        !NormalizedWords.plain(String(scalar)).unicodeScalars.elementsEqual([scalar])
      else { return }
      written.append(scalar)
    }
    if !set.isNegated, let first = written.first { check([first], at: place) }
  }

  private mutating func check(_ scalars: [Unicode.Scalar], at place: Int) {
    guard scalars.contains(where: { $0.value >= 0x7F || $0.value < 0x20 }) else { return }
    let written = String(String.UnicodeScalarView(scalars))
    let instead = NormalizedWords.plain(written)
    // By characters: to Swift a letter with its accent equals the one letter for both.
    guard !instead.unicodeScalars.elementsEqual(scalars) else { return }
    let finding = Finding(place: place, written: written, instead: instead)
    // A word in half-width or full-width letters is one finding, not one for each letter.
    if let last = findings.last, last.place + last.written.utf8.count == place, last.isOfWord,
      finding.isOfWord
    {
      findings[findings.count - 1].written += written
      findings[findings.count - 1].instead += instead
    } else {
      findings.append(finding)
    }
  }
}

extension AbsentCharacters.Finding {
  var isQuote: Bool { instead == "'" || instead == "\"" }

  fileprivate var isOfWord: Bool {
    !isQuote && written != instead && instead.contains { !$0.isWhitespace }
  }

  /// What is wrong and what to write.
  var message: String {
    "\(name) \(isOne ? "is" : "are") never found, since texts are simplified before they are searched; "
      + advice
  }

  private var isOne: Bool { written != instead || written.unicodeScalars.count == 1 }

  private var name: String {
    let scalars = Array(written.unicodeScalars)
    guard scalars.count > 1 else { return Self.name(scalars[0]) }
    // The two look the same, so they are told by their numbers.
    if written == instead {
      return "the characters \(scalars.map(Self.number).joined(separator: " and "))"
    }
    return "'\(written.elided())'"
  }

  private var advice: String {
    switch instead {
    case "": return "leave it out"
    case " ": return "write a space, or '\\s'"
    case "\n": return "write '\\n'"
    case "'": return "write the straight quote, which within single quotes is written twice"
    case _ where !isOne:
      let numbers = instead.unicodeScalars.map(Self.number).joined(separator: " and ")
      return "write '\(instead)' as one character, \(numbers)"
    default: return "write '\(instead.elided())'"
    }
  }

  private static func name(_ scalar: Unicode.Scalar) -> String {
    let category = scalar.properties.generalCategory
    let isVisible =
      category != .format && category != .control && !scalar.properties.isWhitespace
    return isVisible ? "'\(scalar)' (\(number(scalar)))" : "the character \(number(scalar))"
  }

  private static func number(_ scalar: Unicode.Scalar) -> String {
    let code = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
  }
}
