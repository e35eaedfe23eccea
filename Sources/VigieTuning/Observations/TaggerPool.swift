internal import Synchronization
package import VigieCore

/// Taggers that work side by side.
///
/// The order of the results is that of the input, and each result is that of one document alone, so
/// the number of workers is of no effect.
package struct TaggerPool: Sendable {
  package let rules: RuleSet
  package let jobs: Int

  /// How many elements a worker takes at a time.
  private static let share = 4

  /// - Precondition: `jobs` is above 0.
  package init(_ rules: RuleSet, jobs: Int) {
    precondition(jobs > 0, "somebody must do the work")
    self.rules = rules
    self.jobs = jobs
  }

  package func tag(_ samples: SampleSet) async -> [TaggedSample] {
    let rules = rules
    return await map(samples.samples) { tagger, sample in
      TaggedSample(sample, ledger: tagger.ledger(for: sample.document), rules: rules)
    }
  }

  /// - Parameter work: is given a tagger of the worker's own.
  package func map<Element: Sendable, Result: Sendable>(
    _ elements: [Element], _ work: @escaping @Sendable (inout Tagger, Element) -> Result
  ) async -> [Result] {
    let counter = Counter()
    let rules = rules
    return await withTaskGroup(of: [(start: Int, results: [Result])].self) { group in
      for _ in 0..<min(jobs, max(1, elements.count / Self.share)) {
        group.addTask {
          var tagger = Tagger(rules)
          var parts: [(start: Int, results: [Result])] = []
          while let start = counter.take(Self.share, upTo: elements.count) {
            var results: [Result] = []
            for element in elements[start..<min(start + Self.share, elements.count)] {
              results.append(work(&tagger, element))
            }
            parts.append((start, results))
          }
          return parts
        }
      }
      var all: [(start: Int, results: [Result])] = []
      for await parts in group { all += parts }
      return all.sorted { $0.start < $1.start }.flatMap(\.results)
    }
  }

  /// What is not taken yet.
  private final class Counter: Sendable {
    private let next = Atomic(0)

    func take(_ count: Int, upTo end: Int) -> Int? {
      let start = next.wrappingAdd(count, ordering: .relaxed).oldValue
      return start < end ? start : nil
    }
  }
}
