import Testing

@testable import VigieInput

@Suite struct GlobTests {
  @Test(arguments: [
    ("*.txt", "a.txt", true), ("*.txt", "a.txtx", false), ("*", "", true),
    ("a*b*c", "axxbyyc", true),
    ("a*b*c", "axxbyy", false), ("?.md", "a.md", true), ("?.md", "ab.md", false),
    ("[ab].md", "b.md", true), ("[a-c]?", "b1", true), ("[!a-c]?", "b1", false), ("[]]", "]", true),
    ("[", "[", true), ("*", ".hidden", false), (".*", ".hidden", true), ("é*", "été", true),
  ])
  func patternsMatchNames(pattern: String, name: String, isMatch: Bool) {
    #expect(Glob(pattern).matches(name) == isMatch)
  }
}
