import Testing

@testable import PCRE2

struct PatternTests {
  private func first(
    _ pattern: String, in text: String, options: Pattern.Options = [.caseless, .multiline],
    from start: Int = 0, limit: Int? = nil
  ) throws -> MatchOutcome {
    var scratch = MatchScratch()
    return scratch.firstMatch(
      of: try Pattern(pattern, options: options), in: Subject(text), from: start, limit: limit)
  }

  @Test(
    "matching follows Unicode",
    arguments: [
      ("INGÉRENCE", "une ingérence", 4..<14),
      (#"\bétat\b"#, "l'état", 2..<7),
      ("ΣΟΦΟΣ", "σοφος", 0..<10),
      (#"\w+"#, "選挙 干渉", 0..<6),
      (#"^b"#, "a\nb", 2..<3),
      ("straße", "STRAẞE", 0..<8),
    ])
  func unicode(pattern: String, text: String, range: Range<Int>) throws {
    #expect(try first(pattern, in: text) == .match(range))
  }

  @Test("case counts where it is asked for")
  func caseSensitive() throws {
    #expect(try first("RRM", in: "rrm", options: []) == .noMatch)
    #expect(try first("(?-i:RRM)", in: "rrm RRM") == .match(4..<7))
  }

  @Test("a search starts at an offset, ends at a limit, and sees all of the text")
  func window() throws {
    #expect(try first("vote", in: "vote vote", from: 1) == .match(5..<9))
    #expect(try first("vote", in: "a vote", from: 0, limit: 1) == .noMatch)
    #expect(try first("vote", in: "a vote", from: 0, limit: 2) == .match(2..<6))
    #expect(try first(#"(?<=a )vote(?=rs)"#, in: "a voters", from: 2, limit: 2) == .match(2..<6))
    #expect(try first(#"\bvote"#, in: "avote", from: 1) == .noMatch)
    // A limit does not outlive its call.
    var scratch = MatchScratch()
    let pattern = try Pattern("c")
    #expect(scratch.firstMatch(of: pattern, in: Subject("abc"), limit: 1) == .noMatch)
    #expect(scratch.firstMatch(of: pattern, in: Subject("abc")) == .match(2..<3))
  }

  @Test("an empty text and an empty match")
  func empty() throws {
    #expect(try first("a", in: "") == .noMatch)
    #expect(try first("a*", in: "") == .match(0..<0))
    #expect(try Pattern("a*").matchesEmpty)
    #expect(try !Pattern("a+").matchesEmpty)
  }

  @Test("a refused pattern says where and why, in bytes")
  func refusal() {
    #expect {
      try Pattern("é(")
    } throws: { error in
      let error = error as? PatternError
      return error?.offset == 3 && error?.message.contains("parenthesis") == true
    }
  }

  @Test(
    "a limit that is hit is undecided, never a miss",
    arguments: [
      (#"(a+)+$"#, MatchScratch.Limits(steps: 1_000), Undecided.steps),
      (#"(\w+\s+)*meddling"#, MatchScratch.Limits(steps: 10_000_000, stack: 32_768), .stack),
    ])
  func limits(pattern: String, limits: MatchScratch.Limits, reason: Undecided) throws {
    var scratch = MatchScratch(limits: limits)
    // With a final letter that lets no shortcut of PCRE2 answer at once.
    let text = Subject(
      String(repeating: "a", count: 3_000) + " !" + String(repeating: "ab ", count: 9_000) + "g")
    #expect(scratch.firstMatch(of: try Pattern(pattern), in: text) == .undecided(reason))
    #expect(!reason.name.isEmpty)
  }

  @Test("only UTF-8 becomes a subject")
  func subjects() {
    #expect(Subject(validating: [0x61, 0xFF]) == nil)
    #expect(Subject(validating: [0xED, 0xA0, 0x80]) == nil)
    #expect(Subject(validating: Array("é選🛰".utf8))?.bytes.count == 9)
  }

  @Test("one pattern serves many workers, first match and all")
  func shared() async throws {
    let pattern = try Pattern(#"\b(?:foreign|hostile)\s+actors?\b"#)
    await withTaskGroup(of: Bool.self) { group in
      for number in 0..<64 {
        group.addTask {
          var scratch = MatchScratch()
          let text = String(repeating: "x ", count: number) + "hostile actors"
          return scratch.firstMatch(of: pattern, in: Subject(text))
            == .match(2 * number..<2 * number + 14)
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }

  @Test("the library names its version")
  func version() {
    #expect(Pattern.libraryVersion.hasPrefix("10."))
  }
}
