/// How often each sample is drawn in each replicate of a bootstrap: made once, used for all figures,
/// so that they speak of the same draws.
package struct Resampling: Sendable {
  /// The samples in the order that multiplicities count in, that of their ids.
  package let order: [Int]
  private let multiplicities: [UInt16]
  package let replicates: Int

  package init(_ samples: [some ClusteredSample], bootstrap: Bootstrap) {
    let order = samples.indices.sorted {
      (samples[$0].id, samples[$0].cluster) < (samples[$1].id, samples[$1].cluster)
    }
    let clusters = Dictionary(grouping: order.indices) { samples[order[$0]].cluster }
      .sorted { $0.key < $1.key }.map(\.value)
    self.order = order
    guard !clusters.isEmpty else {
      (multiplicities, replicates) = ([], 0)
      return
    }
    var generator = SplitMix64(seed: bootstrap.seed)
    var drawn = [UInt16](repeating: 0, count: bootstrap.replicates * order.count)
    for replicate in 0..<bootstrap.replicates {
      let start = replicate * order.count
      for _ in clusters {
        for member in clusters[generator.index(below: clusters.count)] {
          drawn[start + member] += 1
        }
      }
    }
    multiplicities = drawn
    replicates = bootstrap.replicates
  }

  /// A figure for each draw.
  ///
  /// - Parameter figure: is given how often each sample was drawn, in `order`.
  package func map<Figure>(_ figure: (ArraySlice<UInt16>) -> Figure) -> [Figure] {
    (0..<replicates).map { replicate in
      figure(multiplicities[replicate * order.count..<(replicate + 1) * order.count])
    }
  }
}
