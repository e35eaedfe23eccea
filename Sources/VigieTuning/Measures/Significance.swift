#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Whether a difference may be chance.
package enum Significance {
  /// The exact test of McNemar (Psychometrika 12, 1947; Dietterich, Neural Computation 10, 1998).
  ///
  /// Looks only at the documents that exactly one of two rule sets decided rightly. Less than six of
  /// them, all on one side, cannot reach p < 0.05.
  ///
  /// - Parameters:
  ///   - onlyFirst: documents that only the first decided rightly.
  ///   - onlySecond: documents that only the second did.
  /// - Returns: the two-sided probability of a split at least as uneven if both are equally good.
  package static func mcNemar(onlyFirst: Int, onlySecond: Int) -> Double {
    precondition(onlyFirst >= 0 && onlySecond >= 0, "counts are not negative")
    let trials = onlyFirst + onlySecond
    // ln of the binomial coefficients over 2ⁿ, each from the one before.
    var logTerm = -Double(trials) * log(2)
    var tail = 0.0
    for count in 0...min(onlyFirst, onlySecond) {
      tail += exp(logTerm)
      logTerm += log(Double(trials - count)) - log(Double(count + 1))
    }
    return min(1, 2 * tail)
  }

  /// Corrects for many tests at once, as with one for each tag (Holm, Scandinavian Journal of
  /// Statistics 6, 1979).
  ///
  /// - Returns: in the order given; those below α may be called significant together, with a
  ///   probability of at most α that any of them is chance.
  package static func holm(_ probabilities: [Double]) -> [Double] {
    let order = probabilities.indices.sorted { probabilities[$0] < probabilities[$1] }
    var adjusted = probabilities
    var floor = 0.0
    for (rank, index) in order.enumerated() {
      floor = max(floor, min(1, probabilities[index] * Double(probabilities.count - rank)))
      adjusted[index] = floor
    }
    return adjusted
  }
}
