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

  /// Forgets the last document and turns to the next.
  mutating func find(in text: borrowing FoldedText) {
    (count, tokenCount) = (0, 0)
    var before = Before()
    for start in stride(from: 0, to: text.count, by: Self.stretch) {
      let end = min(start + Self.stretch, text.count)
      found.makeRoom(for: count + Self.stretch + Self.surplus, WordStart(offset: 0, token: 0))
      tokens.makeRoom(for: tokenCount + Self.stretch + Self.surplus, 0)
      let (bytes, softGaps) = (text.bytes, text.softGaps)
      (count, tokenCount) = Self.find(
        in: bytes.span, softGaps.span, start..<end, behind: &before, into: &found, count, &tokens,
        tokenCount)
    }
  }

  /// So many bytes are gone through at a time, with room for as many starts.
  private static let stretch = 64 * ByteBlock.count
  /// So many may be written at once, though there are fewer left.
  private static let surplus = 4

  /// Of the byte before a block, in the lowest bit. What stands before the text is of neither kind.
  private struct Before {
    var word: UInt64 = 0
    var blank: UInt64 = 0
  }

  /// Adds the starts in a stretch, and says how many there are now.
  private static func find(
    in text: Span<UInt8>, _ softGaps: Span<UInt8>, _ stretch: Range<Int>,
    behind before: inout Before, into found: inout [WordStart], _ foundBefore: Int,
    _ tokens: inout [Int32], _ tokensBefore: Int
  ) -> (count: Int, tokenCount: Int) {
    var found = found.mutableSpan
    var tokens = tokens.mutableSpan
    var (count, tokenCount) = (foundBefore, tokensBefore)
    precondition(found.count >= count + Self.stretch + surplus, "no room")
    precondition(tokens.count >= tokenCount + Self.stretch + surplus, "no room")
    for start in stride(from: stretch.lowerBound, to: stretch.upperBound, by: ByteBlock.count) {
      let block = ByteBlock(text, at: start)
      var starts = block.lead | block.word & ~(block.word << 1 | before.word)
      let blank = block.blank & ~softGaps.word64(at: start &>> 3)
      let tokenStarts = block.word & (blank << 1 | before.blank)
      (before.word, before.blank) = (block.word >> 63, blank >> 63)
      let end = (
        count: count &+ starts.nonzeroBitCount,
        tokenCount: tokenCount &+ tokenStarts.nonzeroBitCount
      )
      while starts != 0 {
        // How many there are is not to be foreseen, so some are always written, and overwritten where
        // there are fewer.
        for _ in 0..<surplus {
          let bit = UInt64(truncatingIfNeeded: starts.trailingZeroBitCount)
          let offset = Int32(truncatingIfNeeded: start &+ Int(bit))
          // SAFETY: a stretch has no more starts than bytes, and there is room for so many and the surplus.
          unsafe tokens[unchecked: tokenCount] = offset
          tokenCount &+= Int(truncatingIfNeeded: tokenStarts &>> bit & 1)
          starts &= starts &- 1
          unsafe found[unchecked: count] = WordStart(
            offset: offset, token: Int32(truncatingIfNeeded: tokenCount))
          count &+= 1
        }
      }
      (count, tokenCount) = end
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
