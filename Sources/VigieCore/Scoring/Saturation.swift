/// What repeated hits of one rule add up to.
///
/// A word that stands once in a text is likely to stand there again (K. Church, COLING 2000), so
/// repeats say little. The curve is that of BM25 (Robertson and Zaragoza, 2009), by document length:
///
///     a = n (k + 1) / (n + k (1 − b + b ℓ)),  ℓ = length / average length, within ½ … 2
///
/// At average length one hit gives 1.00, two 1.23, five 1.43, fifty 1.58.
struct Saturation {
  private static let k = 0.6
  private static let b = 0.3

  private let denominator: Double

  /// - Parameters:
  ///   - characters: the document's length in Unicode scalars.
  ///   - language: the language that its average length is taken from.
  init(characters: Int, language: Language?) {
    let relative = Double(characters) / Self.averageLength(in: language)
    let length = min(2, max(0.5, relative))
    denominator = Self.k * (1 - Self.b + Self.b * length)
  }

  /// - Parameter strength: the sum of the hits' strengths, 1 for each plain hit.
  func activation(_ strength: Double) -> Double {
    strength * (Self.k + 1) / (strength + denominator)
  }

  /// Characters of an average press release: 3,700 in a collection of 3,000 English ones; other
  /// languages by the usual expansion in translation.
  private static func averageLength(in language: Language?) -> Double {
    switch language {
    case .japanese?, Language(rawValue: "zh")?, Language(rawValue: "ko")?: 1_500
    case .french?, .german?, .italian?: 4_200
    default: 3_700
    }
  }
}
