internal import Dispatch
internal import Synchronization

extension Array where Element: Sendable {
  /// The array's stretches turned into other values on all cores, and these put together in order.
  ///
  /// - Parameter transform: gives one value for each element of a stretch.
  package func concurrentMap<Result: Sendable>(
    stretches: Int, _ transform: @Sendable (ArraySlice<Element>) -> [Result]
  ) -> [Result] {
    let results = Mutex(Array<[Result]>(repeating: [], count: stretches))
    DispatchQueue.concurrentPerform(iterations: stretches) { number in
      let start = count * number / stretches
      let end = count * (number + 1) / stretches
      let result = transform(self[start..<end])
      results.withLock { $0[number] = result }
    }
    return results.withLock { $0.flatMap(\.self) }
  }
}
