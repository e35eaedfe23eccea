#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// How much more often a phrase stands in some documents than in others: the log-odds ratio with an
/// informative Dirichlet prior (Monroe, Colaresi and Quinn, Political Analysis 16, 2008), over documents
/// rather than words, for within a document words repeat.
///
/// The prior is the share of all these documents, worth ten of them: what is seen once or twice stays
/// near zero.
package struct LogOdds: Sendable, Hashable {
  private static let priorDocuments = 10.0

  package let ratio: Double
  /// The ratio in standard errors.
  package let z: Double

  /// - Parameters:
  ///   - first: of `firstTotal` documents, those with the phrase.
  ///   - second: of `secondTotal` others.
  package init(first: Int, of firstTotal: Int, second: Int, of secondTotal: Int) {
    let (a, m) = (Double(first), Double(firstTotal))
    let (b, n) = (Double(second), Double(secondTotal))
    let prior = Self.priorDocuments * (a + b + 0.5) / (m + n + 1)
    func logOdds(_ with: Double, _ total: Double) -> Double {
      log((with + prior) / (total + Self.priorDocuments - with - prior))
    }
    ratio = logOdds(a, m) - logOdds(b, n)
    z = ratio / (1 / (a + prior) + 1 / (b + prior)).squareRoot()
  }
}
