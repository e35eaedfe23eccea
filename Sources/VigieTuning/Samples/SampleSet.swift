/// Labelled documents, in the order of their ids, however they came.
package struct SampleSet: Sendable {
  package let samples: [Sample]

  /// - Precondition: ids are distinct.
  package init(_ samples: some Sequence<Sample>) {
    self.samples = samples.sorted { $0.id < $1.id }
  }

  /// Those of one half; all for `nil`.
  package func half(_ half: Half?) -> SampleSet {
    guard let half else { return self }
    return SampleSet(samples.filter { $0.half == half })
  }
}
