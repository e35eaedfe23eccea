/// Where a word or a character outside ASCII begins.
struct WordStart {
  /// In bytes of the folded text.
  var offset: Int32
  /// How many tokens start here or before.
  var token: Int32
}

/// Where a literal stands.
struct LiteralHit {
  var literal: Int32
  /// In bytes of the folded text.
  var offset: Int32
  /// How many tokens start here or before.
  var token: Int32
}

/// Where words and tokens begin in the current document.
struct WordStarts {
  /// Only the first ``count`` hold.
  private(set) var found: [WordStart] = []
  private(set) var count = 0
  /// Where tokens start, in bytes of the folded text; only the first ``tokenCount`` hold.
  private(set) var tokens: [Int32] = []
  private(set) var tokenCount = 0

  /// So many bytes are gone through at a time, with room for as many starts.
  private static let stretch = 4096

  /// Forgets the last document and turns to the next.
  mutating func find(in text: borrowing FoldedText) {
    (count, tokenCount) = (0, 0)
    var before = LanesBefore()
    for start in stride(from: 0, to: text.count, by: Self.stretch) {
      let end = min(start + Self.stretch, text.count)
      found.makeRoom(for: count + end - start + 8, WordStart(offset: 0, token: 0))
      tokens.makeRoom(for: tokenCount + end - start + 8, 0)
      let (bytes, softGaps) = (text.bytes, text.softGaps)
      (count, tokenCount) = Self.find(
        in: bytes.span, softGaps.span, start..<end, behind: &before, into: &found, count, &tokens,
        tokenCount)
    }
  }

  /// Of the byte before a block, in the lowest lane. What stands before the text is of neither kind.
  private struct LanesBefore {
    var word: UInt64 = 0
    var blank: UInt64 = 0
  }

  /// Adds the starts in a stretch, and says how many there are now.
  private static func find(
    in text: Span<UInt8>, _ softGaps: Span<UInt8>, _ stretch: Range<Int>,
    behind before: inout LanesBefore, into found: inout [WordStart], _ foundBefore: Int,
    _ tokens: inout [Int32], _ tokensBefore: Int
  ) -> (count: Int, tokenCount: Int) {
    var found = found.mutableSpan
    var tokens = tokens.mutableSpan
    var count = foundBefore
    var tokenCount = tokensBefore
    var block = stretch.lowerBound
    while block < stretch.upperBound {
      let lanes = ByteLanes(text.word64(at: block))
      var starts = lanes.lead | lanes.word & ~(lanes.word << 8 | before.word)
      let soft = softGaps[block >> 3]
      let blank = soft == 0 ? lanes.blank : lanes.blank & ~ByteLanes.spread(soft)
      let tokensHere = lanes.word & (blank << 8 | before.blank)
      before.word = lanes.word >> 56
      before.blank = blank >> 56
      // How many words begin here and which of them begin a token is not to be foreseen, so two are always
      // written, and overwritten where there are fewer.
      let end = count &+ ByteMask.count(starts)
      repeat {
        for _ in 0..<2 {
          let bit = UInt64(truncatingIfNeeded: starts.trailingZeroBitCount)
          let offset = Int32(truncatingIfNeeded: block &+ Int(bit &>> 3))
          tokens[tokenCount] = offset
          // No lane has its lowest bit set, which stands for none left.
          tokenCount &+= Int(truncatingIfNeeded: tokensHere &>> bit & 1)
          starts &= starts &- 1
          found[count] = WordStart(offset: offset, token: Int32(truncatingIfNeeded: tokenCount))
          count &+= 1
        }
      } while starts != 0
      count = end
      block += 8
    }
    return (count, tokenCount)
  }
}

extension Array {
  /// Lengthens the array where it has fewer elements.
  fileprivate mutating func makeRoom(for count: Int, _ filler: Element) {
    guard self.count < count else { return }
    append(contentsOf: repeatElement(filler, count: Swift.max(count - self.count, self.count / 2)))
  }
}

extension WordStart {
  /// The hit of a literal that begins at a word start, if it stands here.
  @inline(__always)
  func hit(of literal: Literal, in text: Span<UInt8>) -> LiteralHit? {
    guard literal.stands(in: text, at: Int(offset)) else { return nil }
    return LiteralHit(literal: literal.number, offset: offset, token: token)
  }
}
