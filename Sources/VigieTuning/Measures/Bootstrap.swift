/// What resampling needs to know of a document.
package protocol ClusteredSample {
  /// Distinct within a set of samples.
  var id: String { get }
  /// Equal for documents that are not independent: one source, near-duplicates.
  var cluster: String { get }
}

/// Intervals for any figure by drawing documents again, whole clusters at a time (Efron and
/// Tibshirani, 1993; Field and Welsh, JRSS B 69, 2007).
///
/// Documents of one source are alike; drawn one by one they would make the interval too narrow. The
/// seed is fixed and samples are put in order of their ids first: equal samples give equal
/// intervals.
package struct Bootstrap: Sendable {
  package var replicates: Int
  package var seed: UInt64
  /// The probability that an interval is to hold.
  package var level: Double

  package init(replicates: Int = 2_000, seed: UInt64 = 20_240_607, level: Double = 0.95) {
    self.replicates = replicates
    self.seed = seed
    self.level = level
  }

  /// The percentile interval of a figure.
  ///
  /// - Parameter statistic: takes the samples in order of id, and how often each was drawn; `nil`
  ///   where the figure is not defined for a draw, which then counts for nothing.
  /// - Returns: `nil` where there are no samples or no draw gave a figure.
  package func interval<Sample: ClusteredSample>(
    of samples: [Sample], statistic: ([Sample], [Double]) -> Double?
  ) -> Interval? {
    interval(of: values(of: samples, statistic: statistic))
  }

  /// The interval that holds all but `1 − level` of the values, half of it on either side.
  func interval(of values: [Double]) -> Interval? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let tail = (1 - level) / 2
    return Interval(lower: quantile(tail, of: sorted), upper: quantile(1 - tail, of: sorted))
  }

  /// The figure for each draw, in the order drawn.
  func values<Sample: ClusteredSample>(
    of samples: [Sample], statistic: ([Sample], [Double]) -> Double?
  ) -> [Double] {
    let resampling = Resampling(samples, bootstrap: self)
    let samples = resampling.order.map { samples[$0] }
    return resampling.map { multiplicities in
      statistic(samples, multiplicities.map(Double.init))
    }.compactMap(\.self)
  }

  /// By linear interpolation, type 7 of Hyndman and Fan (The American Statistician 50, 1996).
  private func quantile(_ share: Double, of sorted: [Double]) -> Double {
    let position = share * Double(sorted.count - 1)
    let below = Int(position)
    let above = min(below + 1, sorted.count - 1)
    return sorted[below] + (position - Double(below)) * (sorted[above] - sorted[below])
  }
}
