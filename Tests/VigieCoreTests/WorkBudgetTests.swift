import PCRE2
import Testing

@testable import VigieCore

/// What bounds the work that one document may cause.
struct WorkBudgetTests {
  /// Words on which each pattern tries some thousand ways, and none matches.
  private let text = Subject(
    String(repeating: String(repeating: "a", count: 16) + " ", count: 5_000))

  private func stops(endings: [Character], isPlain: Bool) throws -> [PatternMatcher.Stop] {
    let patterns = try endings.map { try Pattern(#"\b(?:a|aa)+\#($0)"#) }
    var matcher = PatternMatcher(PatternSet(patterns), limits: .init(), isPlain: isPlain)
    matcher.begin(text, languages: [])
    for index in patterns.indices { _ = matcher.matches(of: PatternIndex(rawValue: index)) }
    return matcher.stops
  }

  @Test("a document that costs too much is stopped, and says so")
  func stopped() throws {
    #expect(try stops(endings: ["c"], isPlain: false).isEmpty)
    let stops = try stops(endings: ["c", "d", "e", "f"], isPlain: false)
    #expect(!stops.isEmpty && stops.allSatisfy { $0.limit == "work limit" })
    // The same document comes to the same end.
    #expect(try self.stops(endings: ["c", "d", "e", "f"], isPlain: false) == stops)
  }

  @Test(
    "repetitions that run on from every start are stopped, though no step is counted",
    arguments: [#"[a-z]+\d"#, #"(?<=\w)[a-z]*\d"#, #"\p{L}++[^\p{L}]"#])
  func runsOn(source: String) throws {
    let set = PatternSet([try Pattern(source), try Pattern("zz+")])
    let letters = Subject(String(repeating: "abcdefgh", count: 12_500))
    var matcher = PatternMatcher(set, limits: .init())
    matcher.begin(letters, languages: [])
    _ = matcher.matches(of: PatternIndex(rawValue: 0))
    #expect(matcher.stops.map(\.limit) == ["time limit"])
    _ = matcher.matches(of: PatternIndex(rawValue: 1))
    #expect(matcher.stops.count == 1, "the others are tried all the same")
  }

  @Test("a search in slices finds what a search at once finds")
  func slices() throws {
    // Long enough to be cut, with characters of several bytes on the cuts.
    let unit = "ein Wähler, zwei Wählerinnen 選挙 2026 – "
    let text = Subject(String(repeating: unit, count: 2_000) + "vor 99 Tagen\n")
    let sources = [
      #"\d+ T\w+"#, #"[^.]{0,40}99"#, "選.", #"\bw\w+"#, "n(?= )", #"\G\w"#, "(*ANY)t$",
    ]
    let set = PatternSet(try sources.map { try Pattern($0) })
    var fast = PatternMatcher(set, limits: .init())
    var plain = PatternMatcher(set, limits: .init(), isPlain: true)
    fast.begin(text, languages: [])
    plain.begin(text, languages: [])
    for index in sources.indices {
      let index = PatternIndex(rawValue: index)
      #expect(Array(fast.matches(of: index)) == Array(plain.matches(of: index)))
    }
    #expect(fast.stops == plain.stops)
  }

  @Test("plain matching has no budget")
  func plain() throws {
    #expect(try stops(endings: ["c", "d", "e", "f"], isPlain: true).isEmpty)
  }
}
