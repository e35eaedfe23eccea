/// A few dozen words in Latin letters, and what they say for each language.
struct LatinPiece {
  private(set) var words = 0
  private var points = SIMD8<Int16>()

  /// - Parameters:
  ///   - mask: the languages the word is frequent in.
  ///   - endingMask: the languages it looks like.
  mutating func add(mask: UInt8, endingMask: UInt8) {
    words += 1
    // A word that only one language has says more than one that several share.
    if mask != 0 {
      add(mask, mask.nonzeroBitCount == 1 ? 6 : 3)
    } else if endingMask != 0 {
      add(endingMask, endingMask.nonzeroBitCount == 1 ? 2 : 1)
    }
  }

  private mutating func add(_ mask: UInt8, _ value: Int16) {
    var rest = mask
    while rest != 0 {
      points[rest.trailingZeroBitCount] += value
      rest &= rest - 1
    }
  }

  /// The language the piece is in, where one is clearly ahead of all others.
  var winner: Int? {
    var best = 0
    for index in points.indices where points[index] > points[best] { best = index }
    var others = points
    others[best] = 0
    let second = others.max()
    // In running text well over a quarter of the words are among the small ones.
    guard Int(points[best]) >= max(6, words), points[best] * 5 > second * 6 else { return nil }
    return best
  }
}
