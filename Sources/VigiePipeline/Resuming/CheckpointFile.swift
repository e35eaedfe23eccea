internal import Foundation
internal import VigieInput

/// Where the state of a run is kept, and of which files.
package struct CheckpointFile: Sendable {
  package let path: String
  /// The input, opened once more for looking into it.
  private let input: Descriptor
  private let inputPath: String
  private let outputPath: String
  private let deadLetterPath: String?
  private let settings: [String: String]

  /// - Parameter settings: the options that the output depends on, by their names; a run that goes on must
  ///   have the same.
  package init(
    path: String, input: Descriptor, inputPath: String, outputPath: String,
    deadLetterPath: String?, settings: [String: String]
  ) {
    // What a link leads to is replaced, not the link.
    self.path = URL(filePath: path).resolvingSymlinksInPath().path
    self.input = input
    self.inputPath = inputPath
    self.outputPath = outputPath
    self.deadLetterPath = deadLetterPath
    self.settings = settings
  }

  /// How far a run has come.
  struct State: Sendable {
    /// Behind a whole record.
    var position: StreamPosition
    /// Of all runs together.
    var counts: FilterCounts
    /// The sizes of the files that were written.
    var outputBytes: Int
    var deadLetterBytes: Int
    /// The fingerprint of the rules in force.
    var rules: String
  }

  /// Keeps the state, in full or not at all. What it speaks of must be on the disk.
  func write(_ state: State) throws(SystemFailure) {
    let position = state.position
    let checkpoint = Checkpoint(
      input: .init(
        path: inputPath, lines: position.lines, bytes: position.bytes,
        digest: try Checkpoint.Input.digest(of: input, before: position.bytes)),
      output: .init(path: outputPath, bytes: state.outputBytes),
      deadLetters: deadLetterPath.map { .init(path: $0, bytes: state.deadLetterBytes) },
      settings: settings, rules: state.rules, counts: state.counts)
    let temporary = path + ".vigie-tmp"
    let file = try Descriptor(opening: temporary, for: .writing)
    defer { file.closeFile() }
    do throws(SystemFailure) {
      if let failure = file.write(checkpoint.encoded()).failure { throw failure }
      try file.synchronize()
      // SAFETY: both paths are passed as zero-ended copies that live as long as the call.
      guard unsafe rename(temporary, path) == 0 else { throw .last }
    } catch {
      // SAFETY: as above.
      _ = unsafe unlink(temporary)
      throw error
    }
  }

  /// Whether its folder takes new files, and nothing but a file has its name: devices and pipes would be
  /// replaced as well.
  package var canBeWritten: Bool {
    let folder = URL(filePath: path).deletingLastPathComponent().path
    let isFree =
      !FileManager.default.fileExists(atPath: path) || FileIdentity(path: path) != nil
    return isFree && FileManager.default.isWritableFile(atPath: folder)
  }

  /// Finds the place to go on from, and cuts off what was written behind it.
  ///
  /// - Throws: why there is no going on, with nothing changed.
  package func resume(
    from path: String, output: Descriptor, deadLetters: Descriptor?
  ) throws(ResumeRefusal) -> ResumePoint {
    let checkpoint = try Checkpoint(contentsOf: path)
    if let changes = checkpoint.settings.changes(to: settings) {
      throw ResumeRefusal(message: "it was written with other options: \(changes)")
    }
    guard checkpoint.output.path == outputPath, checkpoint.input.path == inputPath,
      checkpoint.deadLetters?.path == deadLetterPath
    else {
      throw ResumeRefusal(
        message: "it is of other files: input '\(checkpoint.input.path)', output "
          + "'\(checkpoint.output.path)', dead letters '\(checkpoint.deadLetters?.path ?? "none")'")
    }
    try check(checkpoint, output: output, deadLetters: deadLetters)
    do throws(SystemFailure) {
      try output.truncate(to: checkpoint.output.bytes)
      if let kept = checkpoint.deadLetters { try deadLetters?.truncate(to: kept.bytes) }
    } catch {
      throw ResumeRefusal(message: "the output cannot be cut off: \(error.reason)")
    }
    return ResumePoint(
      position: .init(lines: checkpoint.input.lines, bytes: checkpoint.input.bytes),
      counts: checkpoint.counts, rules: checkpoint.rules)
  }

  /// Checks that the files are still those that the state was kept of.
  private func check(
    _ checkpoint: Checkpoint, output: Descriptor, deadLetters: Descriptor?
  ) throws(ResumeRefusal) {
    let place = checkpoint.input.bytes
    guard let size = input.fileSize, size >= place else {
      throw ResumeRefusal(message: "the input is shorter than it was")
    }
    let digest: String
    do {
      digest = try Checkpoint.Input.digest(of: input, before: place)
    } catch {
      throw ResumeRefusal(message: "the input cannot be read: \(error.reason)")
    }
    guard digest == checkpoint.input.digest else {
      throw ResumeRefusal(message: "the input is another one than it was")
    }
    guard place == 0 || byte(at: place - 1) == UInt8(ascii: "\n") else {
      throw ResumeRefusal(
        message: "it was written by an earlier version of vigie, behind a line without an end")
    }
    guard let written = output.fileSize, written >= checkpoint.output.bytes else {
      throw ResumeRefusal(message: "the output is shorter than it was")
    }
    if let kept = checkpoint.deadLetters, let written = deadLetters?.fileSize, written < kept.bytes
    {
      throw ResumeRefusal(message: "the file of dead letters is shorter than it was")
    }
  }

  /// A byte of the input; `nil` where there is none.
  private func byte(at place: Int) -> UInt8? {
    var byte: [UInt8] = [0]
    do throws(SystemFailure) {
      try input.seek(to: place)
      return try input.read(into: &byte) == 1 ? byte[0] : nil
    } catch {
      return nil
    }
  }
}

/// Why a run cannot go on from a checkpoint.
package struct ResumeRefusal: Error, Hashable, Sendable {
  package var message: String
}

/// Where a run goes on.
package struct ResumePoint: Sendable {
  let position: StreamPosition
  let counts: FilterCounts
  /// The fingerprint of the rules that were in force when the state was kept.
  package let rules: String

  /// How many lines were filtered before.
  package var lines: Int { position.lines }
}
