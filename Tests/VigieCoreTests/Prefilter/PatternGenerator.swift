import TestSupport

/// Makes up expressions and texts that they have a good chance to match, all from few words, so that
/// near misses are frequent.
struct PatternGenerator {
  var random: SplitMix64

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
  }

  static let words = [
    "vote", "Voter", "votes", "kick", "KICK", "\u{212A}ick", "mess", "me\u{17F}s", "straße",
    "STRAẞE",
    "élu", "ÉLU", "elu", "σοφος", "ΣΟΦΟΣ", "σοφοσ", "偽情報", "選挙", "干渉", "Wahl", "wahlkampf",
    "И", "выбор", "ВЫБОР", "a", "an", "ab", "x1", "42", "ﬁ", "Ａ", "å", "Å", "\u{212B}",
    "in_", "MPs", "x.y.", "“no”", "2026", "İ", "ı", "µ", "μ", "ǅ", "ǆ",
  ]
  private static let gaps = [
    " ", "  ", "-", ", ", ". ", "\n", "\u{A0}", "—", "\u{3000}", "", "", "'", "。", "\u{2028}", "_",
    "/", " -", "- ", " - ", "--", "\n\n", " \u{A0}", "\u{A0}-", "\t", "\u{2010}", "\u{85}", "\u{1}",
  ]

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int(random.next() % UInt64(elements.count))]
  }

  mutating func chance(_ percent: UInt64) -> Bool { random.next() % 100 < percent }

  // MARK: Texts

  mutating func text() -> String {
    var result = ""
    for _ in 0..<Int(random.next() % 14) {
      let word = pick(Self.words)
      result += chance(60) ? word : word.uppercased()
      if chance(10) { result += pick(Self.gaps) + word }
      result += chance(70) ? " " : pick(Self.gaps)
    }
    return result
  }

  // MARK: Expressions

  mutating func pattern() -> String {
    var result = sequence(depth: 0)
    if chance(6) { result = doubledWord() + (chance(50) ? "" : result) }
    if chance(6) {
      let gaps = [
        #"[^.\n]{0,12}"#, #"[^\n]{0,5}?"#, #"[^.!?\n]{0,30}"#, "[^ ]{0,3}", "[^.]{0,9}+",
      ]
      let gap = pick(gaps)
      result = gap + pick(["", #"\b"#, "(?=v)", "(?:a|vote|選挙)"]) + result
    }
    if chance(8) {
      result = pick(["(?i)", "(?s)", "(?-i)", "(?x)", "(?m)", "(?J)", "(?^)", "(?U)"]) + result
    }
    if chance(4) {
      result +=
        pick([#"\K"#, #"\G"#, "(*ACCEPT)", #"\Q"#, "(?#note)", #"(?<=a)"#]) + pick(Self.words)
    }
    return result
  }

  private mutating func doubledWord() -> String {
    let word = pick([
      #"\w+"#, #"\w{2,}"#, #"[a-z]+?"#, #"\w*"#, "vote|kick", #"(?-i:\w+)"#, #"\w+ \w"#,
    ])
    let gap = pick([
      " ", #"\s+"#, #"\W+"#, "[^a-z]+", #"\s*"#, "-", #"\b\W{1,2}(?=\w)"#, "(?: |,)+?",
    ])
    return pick([#"\b"#, "^", #"(?<!\w)"#, #"\A"#, ""]) + pick(["(", "(?<n>", "(?i)("]) + word + ")"
      + gap + #"\1"# + pick(["", #"\b"#, "s"])
  }

  private mutating func sequence(depth: Int) -> String {
    var result = ""
    for _ in 0..<Int(1 + random.next() % (depth == 0 ? 4 : 3)) {
      result += quantified(depth: depth)
      if chance(40) {
        result += pick([
          " ", #"\s+"#, #"\W+"#, #"[\s-]+"#, #"(?:\W+\w+){0,3}?\W+"#, #"\b"#, #"\w*"#, #".{0,12}?"#,
          "[^.]{0,9}", #"\W"#, "-", #"\s*"#, #"\b\W{1,3}\b"#, #"\s?"#, #"[\s-]?"#, #"\W?+"#, "[ -]",
          #"\s-\s"#, #"\s{2,}"#, #"\s*-\s*"#, #"\h+"#, #"[\s,-]+"#,
          #"\x{A0}"#, #"\n"#, #"(?:\s|-)+"#, #"(?:[\w'-]+\s+){0,2}"#, "--", #"[^\w-]+"#,
          #"[\x{80}-\x{3000}]"#,
        ])
      }
    }
    return result
  }

  private mutating func quantified(depth: Int) -> String {
    var item = atom(depth: depth)
    if chance(22) {
      item =
        "(?:\(item))"
        + pick(["?", "*", "+", "{2}", "{0,2}", "{1,3}", "{2,}", "??", "+?", "++", "{0}", "?+"])
    }
    return item
  }

  private mutating func atom(depth: Int) -> String {
    let choice = random.next() % 100
    if depth < 3, choice < 26 { return group(depth: depth + 1) }
    if choice < 66 { return pick(Self.words) }
    if choice < 70 { return #"\b"# + pick(Self.words) + #"\b"# }
    return pick([
      #"\w+"#, #"\d"#, "[aeé]", "[^a-m]", "[A-F]", "v[oö]te", #"\bvot"#, "^", "$", #"\x{212a}"#,
      #"\x6b"#,
      #"\p{L}"#, #"\P{L}"#, #"[[:alpha:]]"#, #"[\w-]"#, #"[^\w]"#, #"\B"#, #"\Qa.b\E"#, "(?=v)",
      "(?!x)",
      #"(?<!\w)"#, #"(?<=\s)"#, "(a)", #"\101"#, #"\R"#, #"\X"#, #"\h"#, "ſ", "K", #"[ſ-ƀ]"#,
      "[k-s]+", "[選挙]",
      #"(?<!\d)"#, #"(?<![[:alpha:]])"#, #"[^\d]"#, #"[^[:digit:]]"#, #"[^\W]"#, #"(?-i:[^a-z])"#,
      #"[\w'-]+"#, "[a-zA-Z0-9_]", "(?-i:[^a-zA-Z0-9_])", #"[[:^alpha:]]"#, #"\p{Lu}"#,
      #"[^\p{L}]"#,
      #"(?-i:[A-Z]{2,})"#, #"\d{2}"#, "[A-Z]{3}", #"\w{5,}"#, "[“\"]", #"(?:\w\.){2}"#,
      #"[[:lower:]]"#,
      #"(?i:KICK)"#, #"(?-i:KICK)"#, "wahl", "kampf", "報", "s", "ss", #"\N"#, #"[^ ]"#, #"\S+"#,
      "(?:e|é)lu",
    ])
  }

  private mutating func group(depth: Int) -> String {
    var branches: [String] = []
    for _ in 0..<Int(1 + random.next() % 3) { branches.append(sequence(depth: depth)) }
    if chance(8) { branches.append("") }
    let inside = branches.joined(separator: "|")
    return pick(["(?:", "(?:", "(?:", "(", "(?>", "(?=", "(?!", "(?|"]) + inside + ")"
  }
}
