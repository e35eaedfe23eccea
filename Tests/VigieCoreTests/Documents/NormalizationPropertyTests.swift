import TestSupport
import Testing

@testable import VigieCore

/// Laws that must hold for any text, tried on texts put together at random from awkward pieces.
@Suite struct NormalizationPropertyTests {
  static let pieces: [String] = [
    "a", "word", "Word ", "the sentence ends. ", " ", "  ", "\n", "\n\n", "\r\n", "\t", "\u{A0}",
    "\u{301}", "e", "\u{200B}", "\u{AD}", "“", "”", "’", "日本", "の", "カ", "\u{3099}", "ｶ", "ﾞ", "Ａ",
    "。", "、", "\u{3000}", "ﬁ", "- item", "1. item", "[Title] ", "-\n", "é", "ß", "😀", "\0",
    "a line of words that is as long as lines in wrapped texts tend to be, or\n",
    "short line that goes on and on until it is nearly as wide as the others\n",
    "日本の外務省は本日、外国による情報操作に対する協力の覚書に署名したと発\n",
  ]

  static func sample(_ seed: Int) -> [UInt8] {
    var generator = SplitMix64(seed: UInt64(seed))
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 0..<40, using: &generator) {
      bytes += pieces.randomElement(using: &generator)!.utf8
      if Int.random(in: 0..<60, using: &generator) == 0 {
        bytes.append(UInt8.random(in: 0x80...0xFF, using: &generator))
      }
    }
    return bytes
  }

  @Test func normalizingTwiceChangesNothing() {
    for seed in 0..<6000 {
      let once = NormalizedText(normalizing: Self.sample(seed)).bytes
      let twice = NormalizedText(normalizing: once)
      #expect(
        twice.bytes == once,
        "seed \(seed): \(String(decoding: once, as: UTF8.self).debugDescription)")
      #expect(twice.replacedSequences == 0)
    }
  }

  @Test func theOutputIsValid() {
    for seed in 0..<2000 {
      let text = NormalizedText(normalizing: Self.sample(seed))
      #expect(Array(String(decoding: text.bytes, as: UTF8.self).utf8) == text.bytes)
    }
  }

  @Test func rangesAscendAndNormalizeToWhatTheyStandFor() {
    for seed in 0..<2000 {
      let input = Self.sample(seed)
      let text = NormalizedText(normalizing: input)
      var last = 0..<0
      var index = 0
      while index < text.bytes.count {
        let length = text.bytes.scalar(at: index).length
        let range = text.originalRange(of: index..<index + length)
        #expect(
          range.lowerBound == last.lowerBound || range.lowerBound >= last.upperBound, "seed \(seed)"
        )
        #expect(range.upperBound <= input.count && !range.isEmpty, "seed \(seed)")
        let alone = NormalizedText(normalizing: Array(input[range])).bytes
        let scalar = Array(text.bytes[index..<index + length])
        if text.bytes[index] > 0x20 {
          #expect(alone.starts(with: scalar) || alone.contains(scalar), "seed \(seed) at \(index)")
        }
        last = range
        index += length
      }
    }
  }

  @Test func plainTextWithoutWrapsStaysAsItIs() {
    for seed in 0..<500 {
      var generator = SplitMix64(seed: UInt64(seed))
      let paragraphs = (0..<8).map { _ in
        (0..<Int.random(in: 1..<60, using: &generator)).map { _ in "word" }.joined(separator: " ")
      }
      let text = paragraphs.joined(separator: "\n\n") + "\n"
      let normalized = NormalizedText(normalizing: Array(text.utf8))
      #expect(normalized.bytes == Array(text.utf8))
      #expect(normalized.originalRange(of: 3..<9) == 3..<9)
    }
  }
}
