import Testing

@testable import Diagnostics

@Suite struct SpellingTests {
  private static let keys = ["strength", "status", "match", "tag", "tags", "no-match"]

  @Test(
    arguments: [
      ("strenght", "strength"), ("Strength", "strength"), ("stauts", "status"), ("macth", "match"),
      ("tga", "tag"), ("nomatch", "no-match"), ("matches", "match"),
    ])
  func nearest(word: String, meant: String) {
    #expect(Spelling.nearest(to: word, among: Self.keys) == meant)
  }

  @Test(
    arguments: [
      ("hacking", "votes/hacking"), ("hackng", "votes/hacking"), ("news/hacking", "votes/hacking"),
      ("vote", "votes"), ("votes/hackign", "votes/hacking"), ("meddl", "votes/foreign-meddling"),
    ])
  func nearestPath(name: String, meant: String) {
    let known = ["news", "news/closure", "votes", "votes/foreign-meddling", "votes/hacking"]
    #expect(Spelling.nearest(toPath: name, among: known) == meant)
    #expect(Spelling.nearest(toPath: "weather", among: known) == nil)
  }

  @Test(
    arguments: [
      ("election", "election-interference"),
      ("threats-to", "human-rights-threats/threats-to-media"),
      ("elections", "election-interference"), ("Election interference", "election-interference"),
      ("election-meddling", "election-interference/foreign-meddling"),
      ("disinformation", "election-interference/election-disinformation"),
      ("human rights", "human-rights-threats"), ("weather", nil), ("the", nil),
      ("elections/weather", nil), ("election-interference/vote-buying", nil),
      ("election-interference/meddling-abroad", "election-interference/foreign-meddling"),
      ("human-rights-threats/propaganda", nil), ("mode", nil),
    ])
  func wordsOfPaths(name: String, meant: String?) {
    let known = [
      "election-interference", "election-interference/election-disinformation",
      "election-interference/foreign-meddling", "human-rights-threats",
      "human-rights-threats/threats-to-media",
    ]
    #expect(Spelling.nearest(toPath: name, among: known) == meant)
  }

  @Test(arguments: [
    ("en.hack.*", "en.hacks.*"), ("en.haks.leak", "en.hacks.leak"), ("en.weather.*", nil),
    ("eo.hacks.leek.*", "en.hacks.leak.*"),
  ])
  func wildcards(name: String, meant: String?) {
    let known = ["en.hacks.leak", "en.hacks.mails", "en.spies"]
    #expect(Spelling.nearest(toWildcard: name, among: known) == meant)
  }

  @Test(arguments: [
    ("sensible", "sensitive"), ("SENSITIF", "sensitive"), ("sens", "sensitive"), ("sen", nil),
    ("senator", nil), ("insensible", nil), ("", nil),
  ])
  func beginnings(word: String, meant: String?) {
    let known = ["insensitive", "sensitive", "insentient"]
    #expect(Spelling.onlyOne(beginningAs: word, among: known) == meant)
  }

  @Test(arguments: ["x", "urgency", "", "zzz", "ab"])
  func nothingIsNear(word: String) {
    #expect(Spelling.nearest(to: word, among: Self.keys) == nil)
  }

  @Test(
    arguments: [
      ("", "", 0), ("a", "", 1), ("abc", "acb", 1), ("kitten", "sitting", 3), ("選挙", "選択", 1),
    ])
  func distance(left: String, right: String, expected: Int) {
    let one = Array(left.unicodeScalars)
    let other = Array(right.unicodeScalars)
    #expect(Spelling.distance(one, other) == expected)
    #expect(Spelling.distance(other, one) == expected)
  }
}
