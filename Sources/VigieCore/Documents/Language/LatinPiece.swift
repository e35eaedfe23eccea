/// A few dozen words in Latin letters, and what they say for each language.
struct LatinPiece {
  private(set) var words = 0
  private var points = Points()

  /// What a word says for each language.
  typealias Points = SIMD8<Int16>

  /// By the languages that a word is frequent in, as bits, what it says; a word that only one language has
  /// says more than one that several share.
  static let pointsOfWords = points(alone: 6, shared: 3)
  /// The same by the languages that it looks like.
  static let pointsOfEndings = points(alone: 2, shared: 1)

  private static func points(alone: Int16, shared: Int16) -> [Points] {
    (0...UInt8.max).map { mask in
      var points = Points()
      for language in 0..<8 where mask & 1 << UInt8(language) != 0 {
        points[language] = mask.nonzeroBitCount == 1 ? alone : shared
      }
      return points
    }
  }

  mutating func add(_ points: Points) {
    words += 1
    self.points &+= points
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
