/// How likely a tag that a document speaks of is a main subject of it:
///
///     P(central | mentioned or more) = σ(points / 10 − 3 · place + intercept)
///
/// so that central is one of the two and never more likely than both (a continuation ratio, Agresti,
/// Categorical Data Analysis, 8.3). A document says what it is about before it says anything else: where its
/// first evidence stands tells more than how much there is. Both coefficients are those of logistic
/// regressions on labelled releases of many issuers, with intercepts of their own for tags and groups.
package enum Emphasis {
  private static let perPoint = 0.1
  private static let perPlace = -3.0

  /// Where evidence is taken to stand if there is none: at the end.
  package static let lastPlace = 1.0

  /// What is known without the intercept, in log-odds.
  ///
  /// - Parameters:
  ///   - points: what evidence has added to the log-odds of the tag.
  ///   - place: where the first evidence stands, from 0, the title or the beginning, to 1, the end.
  package static func logOdds(points: Double, place: Double) -> Double {
    perPoint * points + perPlace * place
  }

  /// In a text of so many bytes.
  static func place(of hit: Hit, in length: Int) -> Double {
    hit.zone == .title || length == 0 ? 0 : Double(hit.range.lowerBound) / Double(length)
  }
}
