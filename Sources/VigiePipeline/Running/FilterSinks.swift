/// Where results go.
package struct FilterSinks: Sendable {
  package var output: Descriptor
  /// Whether the output is a file that was opened for this run, and may be cut off behind its last record.
  package var ownsOutput: Bool
  /// Whether what is in the output goes, once it is known that the run can begin.
  package var replacesOutput = false
  /// For records that could not be tagged; without it they are reported.
  package var deadLetters: Descriptor?
  /// What dead letters say of where they come from; `nil` for standard input.
  package var inputPath: String?
  package var checkpoint: CheckpointFile?

  package init(
    output: Descriptor, ownsOutput: Bool = false, deadLetters: Descriptor? = nil,
    checkpoint: CheckpointFile? = nil
  ) {
    self.output = output
    self.ownsOutput = ownsOutput
    self.deadLetters = deadLetters
    self.checkpoint = checkpoint
  }
}
