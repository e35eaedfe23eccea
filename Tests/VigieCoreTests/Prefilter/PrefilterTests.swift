import Foundation
import PCRE2
import TestSupport
import Testing

@testable import VigieCore

/// The fast way finds exactly what the plain way finds.
struct PrefilterTests {
  /// What is found by trying every pattern on the whole text, or only where the prefilter allows.
  ///
  /// - Parameter listed: by pattern, whether texts are gone through for it; others are looked up when they
  ///   are asked for.
  private func matches(
    _ patterns: [Pattern], in texts: [String], listed: [Bool]? = nil, isPlain: Bool
  ) -> [[[Range<Int>]?]] {
    let set = PatternSet(patterns)
    var matcher = PatternMatcher(
      set, limits: MatchScratch.Limits(steps: 20_000), listing: Listing(set.prefilter, listed),
      isPlain: isPlain)
    return texts.map { text in
      matcher.begin(Subject(text), languages: [])
      return patterns.indices.map { index in
        let stops = matcher.stops.count
        let found = Array(matcher.matches(of: PatternIndex(rawValue: index)))
        // What a limit ended is not known either way.
        return matcher.stops.count > stops ? nil : found
      }
    }
  }

  private func expectEqual(
    _ patterns: [Pattern], _ texts: [String], listed: [Bool]? = nil, _ comment: Comment
  ) {
    let plain = matches(patterns, in: texts, isPlain: true)
    let fast = matches(patterns, in: texts, listed: listed, isPlain: false)
    for (number, text) in texts.enumerated() {
      for (index, pattern) in patterns.enumerated() {
        guard let plain = plain[number][index], let fast = fast[number][index] else { continue }
        #expect(
          plain == fast, "\(comment): /\(pattern.source)/ in \(text.debugDescription)")
      }
    }
  }

  /// `VIGIE_FUZZ_PAIRS` and `VIGIE_FUZZ_SEED` make it longer or different.
  @Test("on made-up expressions and texts")
  func generated() {
    let environment = ProcessInfo.processInfo.environment
    let pairs = environment["VIGIE_FUZZ_PAIRS"].flatMap(Int.init) ?? 200_000
    let seed = environment["VIGIE_FUZZ_SEED"].flatMap(UInt64.init) ?? 20_261_121
    print("fuzzing \(pairs) pairs of expression and text, seed \(seed)")
    var generator = PatternGenerator(seed: seed)
    var done = 0
    var filtered = 0
    var all = 0
    while done < pairs {
      var patterns: [Pattern] = []
      while patterns.count < 20 {
        if let pattern = try? Pattern(generator.pattern()) { patterns.append(pattern) }
      }
      let texts = (0..<20).map { _ in generator.text() }
      // Of every other round's patterns, some are not listed.
      let round = done / 400
      let listed = patterns.indices.map { ($0 + round) % 3 == 0 }
      expectEqual(patterns, texts, listed: round % 2 == 0 ? nil : listed, "seed \(seed)")
      all += patterns.count
      filtered += patterns.count { PatternPlan.plans(for: $0.source) != nil }
      done += patterns.count * texts.count
    }
    // A prefilter that gives up on everything would be right as well.
    #expect(filtered * 2 > all, "\(filtered) of \(all) filtered")
  }

  static let edges: [(pattern: String, texts: [String])] = [
    ("kick", ["KICK", "\u{212A}ICK", "a \u{212A}ic\u{212A}", "\u{212A}\u{212A}kick\u{212A}"]),
    ("mess", ["ME\u{17F}S", "\u{17F}\u{17F} me\u{17F}\u{17F}", "mess"]),
    (#"\bstraße\b"#, ["STRAẞE", "straße", "strasse"]),
    ("σοφος", ["ΣΟΦΟΣ", "σοφοσ", "Σοφος"]),
    ("ångström", ["\u{212B}NGSTRÖM", "ÅNGSTRÖM"]),
    (
      #"(?:foreign|hostile)\s+(?:state\s+)?actors?"#,
      ["Foreign\u{A0}actors", "hostile\u{3000}state actor"]
    ),
    (
      #"\bfoo\b(?:\W+\w+){0,4}?\W+bar\b"#,
      ["foo a b c d bar", "foo — — bar", "foo é é é bar", "foo a b c d e bar"]
    ),
    ("偽情報.{0,10}選挙", ["この偽情報は選挙に", "偽情報選挙", "偽情報" + String(repeating: "あ", count: 11) + "選挙"]),
    (#"\w*kampagne"#, ["Desinformationskampagne", "KAMPAGNE", "Kampagnen"]),
    ("(?=vote)voter", ["voter", "vote"]),
    (#"a\Qb*\Ec"#, ["ab*c", "abbc"]),
    ("x{0}vote", ["vote"]),
    ("(?:vote){0}kick", ["kick"]),
    ("(?:ab|abc)+d", ["abcabd", "abd"]),
    (#"(\w+) \1 vote"#, ["go go vote", "go no vote"]),
    (
      #"\b(\w{3,})\s+\1\b"#,
      [
        "the the", "Vote vOTE", "vote votes", "vote  \n vote", "vote, vote", "vote\u{A0}vote",
        "\u{212A}ick kick", "kick \u{212A}ick", "me\u{17F}s mess", "élu ÉLU", "xélu xélu",
        "éabc abc",
        "ab ab", "votevote", "vote", "vote ", "a_b a_b", "12 12 123 123", "選挙 選挙",
        "go go go go go go",
      ]
    ),
    (#"\b(?<w>[a-z]+|x)[^\w]{1,3}\1s?"#, ["vote--votes", "vote ... vote", "vote (é vote"]),
    (#"^(\w(?=o)\w+)\W+\1"#, ["no vote\nvote vote", "vote vote"]),
    // What looks like a doubled word and is none.
    (#"\b(\w*)\s+\1\b"#, ["vote kick", " x"]),
    (#"\b(\w+?)\s*\1"#, ["votevote", "aa"]),
    (#"(\w{3,})\s+\1"#, ["xxvote vote"]),
    (#"\b(\w+ \w+) \1"#, ["no vote no vote"]),
    (#"\b(\w+)\s+(\w+) \1"#, ["vote no vote"]),
    (#"\b(\w+)\s+\w+ \1"#, ["vote no vote"]),
    (#"\b(?|(a+)|(b+))\s+\1"#, ["aa aa", "b bb"]),
    (#"\b(?=(v))(\w+)\s+\1"#, ["vote v"]),
    (#"\b(?:(\w+)|x)\s+\1"#, ["vote vote"]),
    (#"\b(\w+)?\s+\1"#, ["vote vote"]),
    (#"\b(\w+)\s+\1|kick"#, ["vote vote kick"]),
    (#"\b(\w+)\s+\12?"#, ["vote vote", "a \n"]),
    (#"(?(?=v)vote|kick)"#, ["vote kick"]),
    (#"(?<n>vote)(?&n)?"#, ["votevote"]),
    (#"[]v]ote"#, ["]ote vote"]),
    (#"[^]v]ote"#, ["]ote note"]),
    (#"vote$"#, ["vote\nvote"]),
    ("vote|", ["a vote"]),
    (#"\x{56}\x4fte"#, ["vote"]),
    ("v o te", ["v o te"]),
    ("İ", ["İ ", "İ"]),
    (#"(KICK|)\s*\x{212a}\w*"#, ["KICK И-votes Kick", "KICK μ wahlkampf"]),
    // What may stand before is any letter, only no digit.
    (#"(?<!\d)votes"#, ["xvotes", "votes", "1votes"]),
    (#"(?<![[:alpha:]])votes"#, ["1votes", "votes", "xvotes"]),
    ("[^[:digit:]]x", ["ax", "1x"]),
    (#"[^\p{Lu}]1\b"#, ["a1", "A1", "é1"]),
    ("(?-i:[^a-zA-Z0-9_])vote", ["\u{17F}vote", "avote", " vote"]),
    (
      #"(?-i:\b(?:[A-Z]{2,}\s+){2,}[A-Z]{2,}\b)"#,
      ["THE FULL TEXT", "The Full Text", "ÀB CD EF GH"]
    ),
    (
      #"\b\w{22,}\b"#,
      [String(repeating: "x", count: 22), String(repeating: "é", count: 22), "short"]
    ),
    (#"\b[A-Z]{3}-?\d{4,}\b"#, ["ABC-1234", "\u{212A}\u{17F}k1234", "AB-1234", "x ABC1234"]),
    (#"[“"][^”"]{3,20}[”"]\s+\d"#, ["“quoted” 5", "\"quoted\" 5", "x“né” 5\"abc\"\u{A0}7"]),
    (#"\b\d{5,}\b"#, ["12345", "a12345", "é12345", "１２３４５", "1234"]),
    (
      #"\bfor\s+(?:[\w'-]+\s+){0,4}?votes"#,
      ["for a don't-know state-by-state x-y votes", "for votes"]
    ),
    // A run of separators is one space to the prefilter, wherever in it a match begins or ends.
    (#"-\s*vote"#, ["a - -  vote", "--vote", "-\u{A0}- vote", "vote -\n\n vote"]),
    (#"\s-\s+vote"#, ["a  -  vote", "a\u{3000}- \u{85}vote", "a-vote"]),
    (#"x\s{2,}-?vote"#, ["x  vote", "x \n-vote", "x vote"]),
    (#"\bweb[\s-]?site\s?-?\s?s"#, ["website s", "web - sites", "web-site - s", "web site-s"]),
    (
      #"\bvote\s+(?:[\w'-]+\s+){0,2}?kick"#,
      ["vote -x y-z  kick", "vote a- -b kick", "vote\u{A0}- kick"]
    ),
    (#"\w*x-vote\s+(?:\w+\s+)?kick"#, ["ax-vote a kick", "x-vote kick", "x-vote  aaa\tkick"]),
    ("[^.]{3}\\svote", ["   \u{A0} vote", "a - vote", "é  - \n vote"]),
    ("(?x) v o te # kick\n r", ["voter"]),
    // What stands for nothing may stand between an item and its quantifier.
    ("vo(?#note){2}te", ["voote"]),
    (#"ki\Q\E{2}ck"#, ["kiick"]),
    (#"ma\E{2}rch"#, ["maarch"]),
    (#"\Qa|b\E+vote"#, ["a|bbvote"]),
    ("(x)?(?(1)(?:aa|bb))vote", ["vote", "xaavote"]),
    // Text in some versions of PCRE2, a quantifier in others.
    ("stolen{,2}votes", ["stolen{,2}votes", "stolenvotes"]),
    ("\u{1F1EB}vote", ["\u{1F1EB}VOTE"]),
    // Outside ASCII, too, a match is tried only where one of its first characters stands, in any case.
    ("[éà]\\w{0,3}", ["É", "élu À", "e\u{301}lu", "ë"]),
    ("(?:選挙|干渉)[^。]{0,9}", ["この選挙に干渉する。干渉", "選、挙", "渉干"]),
    ("(?:選|É|k)\\w?", ["\u{212A} é É選 選挙 K", "çà"]),
    ("[а-я]{2}", ["ВЫ бор", "в Ы"]),
    ("(?-i:É|Ü)ber?", ["über Über ÜBER Éb", "ébe"]),
    ("\u{A0}?選", ["\u{3000}選 \u{A0}選", "選"]),
    ("[^あ-ん]挙", ["あ挙選挙", "a挙 \u{1F1EB}挙"]),
    ("(?:か|ガ|が)ん", ["かんガん", "カん"]),
  ]

  @Test("on the traps of case, boundaries and syntax", arguments: edges)
  func edge(pattern: String, texts: [String]) throws {
    // Behind other text as well, so that no window begins at the start by chance.
    let padded =
      texts
      + texts.map { "Été \u{212A} 選 " + String(repeating: "words and ", count: 30) + $0 + " more" }
    expectEqual([try Pattern(pattern)], padded, "edge")
    expectEqual([try Pattern(pattern)], padded, listed: [false], "edge, not listed")
  }

  @Test(
    "texts are passed over where no word stands twice",
    arguments: [
      (#"\b(\w{3,})\s+\1\b"#, true), (#"(?<!\w)(?:\w+)"#, false), (#"\b(?<w>\w+)\W+\1"#, true),
      (#"\b(\w*)\s+\1\b"#, false), (#"\b(\w+)\s*\1"#, false), (#"(\w+)\s+\1"#, false),
      (#"\b(\w+)[\s\w]\1"#, false), (#"\b(\w+)\s+\2()"#, false), (#"\b(?|(\w+)|(x))\s+\1"#, false),
    ])
  func doubledWords(pattern: String, isFiltered: Bool) {
    #expect(PatternSet.isPrefiltered(pattern) == isFiltered)
  }

  @Test("a deep nest of repetitions is given up in time")
  func deepNest() throws {
    let nest = String(repeating: "(?:", count: 60) + "vote" + String(repeating: "+)+", count: 60)
    _ = PatternPlan.plans(for: nest)
    expectEqual([try Pattern("(?:(?:(?:vote)+x?)+y?)+ kick")], ["votevotex kick"], "nest")
  }

  @Test(
    "what is required is found",
    arguments: [
      (#"\bforeign[\s-]+interference\b"#, [["foreign interference"]]),
      (#"\bweb\s?sites?\s*-\s*only\b"#, [["web site only", "website only"]]),
      ("interfer(?:e|ing|ence)s?", [["interfere", "interfering"]]),
      (#"\b(?:hack|breach)\w*\W+(?:\w+\W+){0,3}campaign"#, [["hack", "breach"], ["campaign"]]),
      (#"\b(?:[ée]tats\s+membres|G7)\b"#, [["g7", "états membres", "etats membres"]]),
      ("[ée]lections?", [["élection", "election"]]),
      (#"\d+"#, []),
      (#"\w*kampagne"#, [["kampagne"]]),
    ])
  func groups(pattern: String, groups: [[String]]) {
    let plans = PatternPlan.plans(for: pattern) ?? []
    let found = plans.first.map {
      $0.groups.map { group in
        group.literals.map { String(decoding: $0, as: UTF8.self) }
      }
    }
    if groups.isEmpty { return #expect(found == nil) }
    for (words, expected) in zip(found ?? [], groups) {
      #expect(Set(words).isSuperset(of: expected))
    }
    #expect(found?.count == groups.count)
  }
}
