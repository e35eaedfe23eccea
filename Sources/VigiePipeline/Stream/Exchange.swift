/// Hands batches from the reader to the workers and their results to the writer, and holds back the
/// reader as long as too much is under way.
final class Exchange: Sendable {
  private struct State: Sendable {
    /// For the workers.
    var waiting: [Batch] = []
    /// For the writer, by number.
    var finished: [Int: TaggedBatch] = [:]
    /// Handed over by the reader and not yet written.
    var bytesUnderWay = 0
    var batchesUnderWay = 0
    var nextNumber = 0
    var isInputEnded = false
    var isGivenUp = false
  }

  private let state = Monitor(State())
  private let capacity: Int
  private let isOrdered: Bool

  /// - Parameters:
  ///   - capacity: how many bytes of input may be under way; more only for one batch alone.
  ///   - isOrdered: whether results come to the writer as the batches came from the reader.
  init(capacity: Int, isOrdered: Bool) {
    self.capacity = capacity
    self.isOrdered = isOrdered
  }

  // MARK: Reader

  /// Hands over a batch, as soon as there is room for it.
  ///
  /// - Returns: whether more is wanted.
  func put(_ batch: Batch) -> Bool {
    state.wait { state in
      if state.isGivenUp { return false }
      guard
        state.batchesUnderWay == 0 || state.bytesUnderWay + batch.bytes.count <= self.capacity
      else { return nil }
      state.waiting.append(batch)
      state.bytesUnderWay += batch.bytes.count
      state.batchesUnderWay += 1
      return true
    }
  }

  /// Says that no more batches come.
  func endInput() { state.update { $0.isInputEnded = true } }

  // MARK: Workers

  /// What a worker is to do next.
  enum Task: Sendable {
    case tag(Batch)
    /// Let go of rules that are no more in force; there is nothing to tag.
    case refresh
    case end
  }

  /// The next thing to do.
  ///
  /// - Parameter isCurrent: whether the rules at hand are those in force.
  func take(isCurrent: () -> Bool) -> Task {
    state.wait { (state) -> Task? in
      if state.isGivenUp { return .end }
      if !state.waiting.isEmpty { return .tag(state.waiting.removeFirst()) }
      if state.isInputEnded { return .end }
      return isCurrent() ? nil : .refresh
    }
  }

  /// Has workers that wait ask again whether their rules are current.
  func wake() { state.update { _ in } }

  func deliver(_ batch: TaggedBatch) { state.update { $0.finished[batch.number] = batch } }

  // MARK: Writer

  /// The next result to write; `nil` when everything is written.
  func next() -> TaggedBatch? {
    state.wait { (state) -> TaggedBatch?? in
      let number = self.isOrdered ? state.nextNumber : state.finished.keys.min()
      if let number, let batch = state.finished.removeValue(forKey: number) {
        state.nextNumber += 1
        return batch
      }
      return state.isInputEnded && state.batchesUnderWay == 0 ? .some(nil) : nil
    }
  }

  /// Makes room for more.
  func didWrite(_ batch: TaggedBatch) {
    state.update { state in
      state.bytesUnderWay -= batch.inputBytes
      state.batchesUnderWay -= 1
    }
  }

  /// Lets reader and workers end as soon as they can: nothing more can be written.
  func giveUp() { state.update { $0.isGivenUp = true } }
}
