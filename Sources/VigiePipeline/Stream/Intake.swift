internal import Synchronization

/// Reads a stream and cuts it into batches.
struct Intake {
  private static let pieceSize = 1 << 16

  private let input: Descriptor
  private let stop: StopSignal
  private var cutter: RecordCutter
  private var piece = [UInt8](repeating: 0, count: Self.pieceSize)
  private var isEnded = false

  init(_ input: Descriptor, cutter: RecordCutter, stop: StopSignal) {
    self.input = input
    self.cutter = cutter
    self.stop = stop
  }

  /// The next batch: a good many records if they are there, or those that are as soon as one would have
  /// to wait for more. `nil` at the end.
  mutating func next() throws(SystemFailure) -> Batch? {
    while !cutter.hasFullBatch, !isEnded {
      if stop.isGiven {
        // What was taken from a pipe is nowhere else; a file still has it.
        if input.fileSize == nil { cutter.interrupt() }
        isEnded = true
        break
      }
      if !input.isReadable {
        if let batch = cutter.takeBatch() { return batch }
        input.waitUntilReadable(or: stop.descriptor)
        continue
      }
      let count = try input.read(into: &piece)
      if count == 0 {
        cutter.finish()
        isEnded = true
      } else {
        cutter.add(piece[..<count])
      }
    }
    return cutter.takeBatch()
  }
}
