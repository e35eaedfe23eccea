import Testing

@testable import VigieCore

@Suite struct SentenceTests {
  static func sentences(_ text: String) -> [String] {
    let document = Document(text: text)
    return document.sentences.map { String(decoding: document.text.bytes[$0], as: UTF8.self) }
  }

  /// Sentence ends are marked with a bar.
  @Test(arguments: [
    "The vote was held.|Nobody was hurt!|Was it fair?|Observers said so…|They left.",
    "\"The threat is real,\" he said.|\"We will act.\"|She agreed.",
    "\"Who did this?\" he asked.|Nobody knew.",
    "He asked (why not?) and left.|(It was late.)|They stayed.",
    "Mr. Smith met Dr. Jones and Gen. Miller.|They spoke with Sen. Brown, Rep. White et al. on Monday.",
    "The U.S. Senate met at 3 p.m. Eastern time.|The U.S. and the U.K. agreed.|Nobody left the U.S.|The next day came.",
    "It used several means, e.g. Facebook, i.e. Meta platforms, vs. Telegram.|More followed.",
    "See No. 5 and art. 12, para. 3 of the act.|The answer is no.|Five states disagreed.",
    "Acme Inc. Chairman J. R. Ford spoke.|Acme Ltd.|The board agreed.",
    "Prices rose by 3.5 percent at example.org and www.example.com last year.|Then they fell.",
    "It was founded in 2016.|The first report came in Jan. 2017.|Membership rose to 25.|Others followed.",
    "We support democracy.|We must defend it; nobody else will: so much is clear.",
    "Am 3. Mai 2026 tagt der 21. Bundestag.|Das Treffen am 4. November fällt aus.",
    "Die Behörden, z. B. das Bundesamt bzw. die Länder, warnen u. a. vor Bots, d. h. vor Programmen.|Das gilt lt. Bericht auch 2026.",
    "Das Gesetz gilt ab 2026.|Es betrifft Nr. 5 und Abs. 3 sowie ca. 40 Firmen.",
    "M. Durand et Mme Petit, av. J. Moreau, ont saisi l'art. 5 du code.|« C'est faux. »|Il a protesté.|MM. Roux et Blanc aussi.",
    "« Une ingérence ? » demande-t-il.|« Oui ! »|Elle est claire.",
    "L'on. Rossi e il dott. Bianchi hanno incontrato S.E. Verdi.|La sig.ra Neri, p. es. ieri, ha taciuto.",
    "Il decreto, art. 3, n. 5, vale dal 2026.|Il Consiglio, ecc. ecc. non ha deciso.",
    "政府は本日、声明を発表した。|「断固として対応する。」と述べた。|詳細は不明だ!|本当か?|「はい。」|政府は続けた。",
    "これは脅威です。|次に進みます。|(注を参照。)|以上。",
    "No terminator at all",
    "Wait... what?|No way!!|Really?!|Yes.",
    "The plan B. Smith wrote was dropped.|He took vitamin C.|The rest is known.",
    "1. Release a report.|2. Meet again.",
    "The Ministry of Foreign Affairs said: \"This is wrong.\"|It gave no reason.",
  ])
  func sentencesEndWhereAReaderWouldEndThem(marked: String) {
    let glued = ["We support democracy.|We must"]
    var text = marked
    for pair in glued { text = text.replacing(pair, with: pair.replacing("|", with: "")) }
    let isWide = marked.contains("。")
    text = text.replacing("|", with: isWide ? "" : " ")
    #expect(Self.sentences(text) == marked.split(separator: "|").map(String.init))
  }

  @Test func aListItemIsASentence() {
    #expect(
      Self.sentences("We will:\n- share information\n- build capacity\n\nThen stop.") == [
        "We will:", "- share information", "- build capacity", "Then stop.",
      ])
  }

  @Test func endlessSentencesAreCutAtSpaces() {
    let words = Array(repeating: "word", count: 2000).joined(separator: " ")
    let parts = Self.sentences(words)
    #expect(parts.count == 5)
    #expect(parts.joined(separator: " ") == words)
    #expect(parts.allSatisfy { $0.utf8.count <= SentenceSplitter.longestSentence })
    let wide = Self.sentences(String(repeating: "選挙", count: 1000))
    #expect(wide.joined() == String(repeating: "選挙", count: 1000))
    #expect(wide.count == 4)
  }

  @Test func sentencesCoverAllButTheSpaces() {
    for seed in 0..<2000 {
      let document = Document(text: NormalizationPropertyTests.sample(seed))
      var end = 0
      for sentence in document.sentences {
        #expect(sentence.lowerBound >= end && !sentence.isEmpty)
        let gap = document.text.bytes[end..<sentence.lowerBound]
        #expect(gap.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") })
        let index = document.paragraphIndex(at: sentence.lowerBound)!
        #expect(document.paragraphs[index].contains(sentence.upperBound - 1))
        end = sentence.upperBound
      }
    }
  }
}
