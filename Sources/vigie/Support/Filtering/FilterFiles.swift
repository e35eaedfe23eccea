import Foundation
import VigieInput
import VigiePipeline

/// The files of a run, opened: what can be wrong with them is found before any is changed.
struct FilterFiles {
  private(set) var input = Descriptor(STDIN_FILENO)
  private(set) var sinks = FilterSinks(output: Descriptor(STDOUT_FILENO))
  private(set) var resumePoint: ResumePoint?
  /// Files that were not there before: a run that cannot begin leaves none behind.
  private var created: [String] = []

  init(
    input path: String?, _ options: SinkOptions, settings: [String: String]
  ) throws(ExitStatus) {
    do throws(ExitStatus) {
      try open(path == "-" ? nil : path, options, settings: settings)
    } catch {
      for path in created { try? FileManager.default.removeItem(atPath: path) }
      throw error
    }
  }

  private mutating func open(
    _ path: String?, _ options: SinkOptions, settings: [String: String]
  ) throws(ExitStatus) {
    if let path {
      input = try opened(path, for: .reading)
      sinks.inputPath = path
    }
    if input.isFolder { throw Self.failure("cannot read '\(path ?? "-")': it is a folder") }
    if let deadLetter = options.deadLetter {
      sinks.deadLetters = try opened(deadLetter, for: .appending)
    }
    // What is in it is thrown away when the input is known to be in order.
    if let output = options.outputFile { sinks.output = try opened(output, for: .updating) }
    try checkIdentities(options)
    guard let output = options.outputFile else { return }
    guard sinks.output.fileSize == nil || sinks.output.lock() else {
      throw Self.failure("another run is writing to '\(output)'")
    }
    sinks.ownsOutput = true
    if let checkpoint = options.checkpoint, let path {
      guard input.fileSize != nil else {
        throw Self.failure("'\(path)' is no plain file, so there is no going back to a place in it")
      }
      let file = CheckpointFile(
        path: checkpoint, input: try opened(path, for: .reading), inputPath: path,
        outputPath: output, deadLetterPath: options.deadLetter, settings: settings)
      guard file.canBeWritten else {
        throw Self.failure(
          "cannot write the checkpoint '\(checkpoint)': expected a file, or none yet, in a folder that "
            + "is writable")
      }
      sinks.checkpoint = file
      if let from = options.resumeFrom,
        from != checkpoint || FileManager.default.fileExists(atPath: from)
      {
        do {
          let point = try file.resume(
            from: from, output: sinks.output, deadLetters: sinks.deadLetters)
          if point.lines > 0 { resumePoint = point }
        } catch {
          throw Self.failure("cannot go on from '\(from)': \(error.message)")
        }
      }
    }
    sinks.replacesOutput = resumePoint == nil && sinks.output.fileSize != nil
  }

  /// Refuses files that are the same one, by whatever names.
  private func checkIdentities(_ options: SinkOptions) throws(ExitStatus) {
    var files: [(name: String, file: FileIdentity?)] = [
      ("the input", input.identity), ("the output", sinks.output.identity),
      ("the file of dead letters", sinks.deadLetters?.identity),
    ]
    if let checkpoint = options.checkpoint {
      files.append(("the checkpoint", FileIdentity(path: checkpoint)))
    }
    for (index, one) in files.enumerated() {
      guard let file = one.file else { continue }
      for other in files[..<index] where other.file == file {
        StandardError.write("vigie: \(other.name) and \(one.name) are the same file")
        throw .usage
      }
    }
  }

  private mutating func opened(
    _ path: String, for mode: Descriptor.Mode
  ) throws(ExitStatus) -> Descriptor {
    let isNew = !FileManager.default.fileExists(atPath: path)
    do {
      let file = try Descriptor(opening: path, for: mode)
      if isNew { created.append(path) }
      return file
    } catch {
      let verb = if case .reading = mode { "read" } else { "write to" }
      throw Self.failure("cannot \(verb) '\(path)': \(error.reason)")
    }
  }

  private static func failure(_ message: String) -> ExitStatus {
    StandardError.write("vigie: \(message)")
    return .failure
  }
}
