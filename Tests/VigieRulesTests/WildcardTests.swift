import Testing

@testable import VigieRules

struct WildcardTests {
  @Test(
    "`*` stands for any part, also an empty one",
    arguments: [
      ("a", "a", true), ("a", "ab", false), ("a*", "ab", true), ("a*", "a", true),
      ("*b", "ab", true), ("a*a", "a", false), ("a*a", "aa", true), ("*", "", true),
      ("a*b*c", "axbyc", true), ("a*b*c", "acb", false), ("a*bb*b", "abb", false),
      ("en.*.x", "en..x", true), ("**", "ab", true), ("", "", true), ("", "a", false),
      ("選*", "選挙", true),
    ])
  func matches(pattern: String, id: String, expected: Bool) {
    #expect(Wildcard(pattern).matches(id) == expected)
  }
}
