internal import Synchronization

/// The lines of a batch that are being worked on: a few at a time, given out in their order.
///
/// One task enters lines, any thread completes them, and one task takes the results. Whoever is ahead
/// waits, so that a client that reads slowly is sent to slowly and read from slowly.
final class BatchWindow: Sendable {
  private enum Slot {
    case open(size: Int)
    case done([UInt8], size: Int)
  }

  private struct State {
    var slots = Queue<Int>()
    var results: [Int: Slot] = [:]
    var nextNumber = 0
    var size = 0
    var isFinished = false
    var entering: CheckedContinuation<Void, Never>?
    var taking: CheckedContinuation<Void, Never>?
  }

  private let lines: Int
  private let bytes: Int
  private let state = Mutex(State())

  /// - Parameters:
  ///   - lines: so many lines may be in the window,
  ///   - bytes: and so many bytes of them; but always one line.
  init(lines: Int, bytes: Int) {
    self.lines = lines
    self.bytes = bytes
  }

  /// Waits for room for a line of so many bytes.
  ///
  /// - Returns: the number to complete it by, or `nil` when the window was closed.
  func enter(size: Int) async -> Int? {
    while true {
      let entry: Entry = state.withLock { state in
        if state.isFinished { return .closed }
        guard state.slots.isEmpty || (state.slots.count < lines && state.size + size <= bytes)
        else { return .full }
        let number = state.nextNumber
        state.nextNumber += 1
        state.slots.append(number)
        state.results[number] = .open(size: size)
        state.size += size
        return .number(number)
      }
      switch entry {
      case .closed: return nil
      case .number(let number): return number
      case .full:
        await withCheckedContinuation { continuation in
          let isFree = state.withLock { state in
            let isFull =
              !state.isFinished && !state.slots.isEmpty
              && (state.slots.count >= lines || state.size + size > bytes)
            if isFull { state.entering = continuation }
            return !isFull
          }
          if isFree { continuation.resume() }
        }
      }
    }
  }

  private enum Entry {
    case number(Int)
    case full
    case closed
  }

  func complete(_ number: Int, with result: [UInt8]) {
    let waiting = state.withLock { state -> CheckedContinuation<Void, Never>? in
      guard case .open(let size)? = state.results[number] else { return nil }
      state.results[number] = .done(result, size: size)
      guard state.slots.first == number else { return nil }
      defer { state.taking = nil }
      return state.taking
    }
    waiting?.resume()
  }

  /// No more lines are entered; those that are in it are given out.
  func finish() {
    let waiting = state.withLock { state in
      state.isFinished = true
      defer {
        state.entering = nil
        state.taking = nil
      }
      return (state.entering, state.taking)
    }
    waiting.0?.resume()
    waiting.1?.resume()
  }

  /// All results that are next in order, at least one of them; `nil` after the last.
  func take() async -> [[UInt8]]? {
    while true {
      let (ready, isOver, waiting) = state.withLock { state in
        var ready: [[UInt8]] = []
        while let number = state.slots.first,
          case .done(let result, let size)? = state.results[number]
        {
          _ = state.slots.popFirst()
          state.results[number] = nil
          state.size -= size
          ready.append(result)
        }
        var waiting: CheckedContinuation<Void, Never>?
        if !ready.isEmpty {
          waiting = state.entering
          state.entering = nil
        }
        return (ready, state.isFinished && state.slots.isEmpty, waiting)
      }
      waiting?.resume()
      if !ready.isEmpty { return ready }
      if isOver { return nil }
      await withCheckedContinuation { continuation in
        let isReady = state.withLock { state in
          var isReady = state.isFinished && state.slots.isEmpty
          if let number = state.slots.first, case .done? = state.results[number] { isReady = true }
          if !isReady { state.taking = continuation }
          return isReady
        }
        if isReady { continuation.resume() }
      }
    }
  }
}
