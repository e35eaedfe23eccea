import Foundation
import VigiePipeline

/// The files of a run, opened: all of what can be wrong with them is found before any is changed.
struct FilterFiles {
  private(set) var input = Descriptor(STDIN_FILENO)
  private(set) var sinks = FilterSinks(output: Descriptor(STDOUT_FILENO))
  private(set) var resumePoint: ResumePoint?

  init(input path: String?, _ options: SinkOptions, settings: String) throws(ExitStatus) {
    let path = path == "-" ? nil : path
    if let path { input = try Self.open(path, for: .reading) }
    if let deadLetter = options.deadLetter {
      sinks.deadLetters = try Self.open(deadLetter, for: .appending)
    }
    guard let output = options.outputFile else { return }
    guard let checkpoint = options.checkpoint, let path else {
      sinks.output = try Self.open(output, for: .writing)
      sinks.ownsOutput = true
      return
    }
    guard input.fileSize != nil else {
      throw Self.failure("'\(path)' is no plain file, so there is no going back to a place in it")
    }
    let file = CheckpointFile(
      path: checkpoint, input: try Self.open(path, for: .reading), inputPath: path,
      outputPath: output, deadLetterPath: options.deadLetter, settings: settings)
    sinks.checkpoint = file
    sinks.ownsOutput = true
    guard let from = options.resumeFrom,
      from != checkpoint || FileManager.default.fileExists(atPath: from)
    else {
      sinks.output = try Self.open(output, for: .writing)
      return
    }
    sinks.output = try Self.open(output, for: .updating)
    do {
      resumePoint = try file.resume(
        from: from, output: sinks.output, deadLetters: sinks.deadLetters)
    } catch {
      throw Self.failure("cannot go on from '\(from)': \(error.message)")
    }
  }

  private static func open(
    _ path: String, for mode: Descriptor.Mode
  ) throws(ExitStatus) -> Descriptor {
    do {
      return try Descriptor(opening: path, for: mode)
    } catch {
      let verb = if case .reading = mode { "read" } else { "write to" }
      throw failure("cannot \(verb) '\(path)': \(error.reason)")
    }
  }

  private static func failure(_ message: String) -> ExitStatus {
    StandardError.write("vigie: \(message)")
    return .failure
  }
}
