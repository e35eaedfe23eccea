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

  @Test("plain matching has no budget")
  func plain() throws {
    #expect(try stops(endings: ["c", "d", "e", "f"], isPlain: true).isEmpty)
  }
}
