import Foundation
import VigieInput
import VigiePipeline

/// The files of a run, opened: what can be wrong with them is found before any is changed.
struct FilterFiles {
  private(set) var input = Descriptor(STDIN_FILENO)
  private(set) var sinks = FilterSinks(output: Descriptor(STDOUT_FILENO))
  private(set) var resumePoint: ResumePoint?
  private var output: SinkFile?
  private var deadLetters: SinkFile?

  init(
    input path: String?, _ options: SinkOptions, settings: [String: String]
  ) throws(ExitStatus) {
    do throws(ExitStatus) {
      try open(path == "-" ? nil : path, options, settings: settings)
    } catch {
      // A run that cannot begin leaves no file behind that was not there before.
      output?.discard()
      deadLetters?.discard()
      throw error
    }
  }

  private mutating func open(
    _ path: String?, _ options: SinkOptions, settings: [String: String]
  ) throws(ExitStatus) {
    if let path {
      input = try Self.reading(path)
      sinks.inputPath = path
    }
    if input.isFolder { throw Self.failure("cannot read '\(path ?? "-")': it is a folder") }
    try openSinks(options)
    guard let output = options.outputFile else { return }
    sinks.ownsOutput = true
    if let checkpoint = options.checkpoint, let path {
      guard input.fileSize != nil else {
        throw Self.failure("'\(path)' is no plain file, so there is no going back to a place in it")
      }
      let file = CheckpointFile(
        path: checkpoint, input: try Self.reading(path), inputPath: path,
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

  /// Opens what is written to, and keeps other runs from it.
  private mutating func openSinks(_ options: SinkOptions) throws(ExitStatus) {
    var isHeld = false
    while !isHeld {
      if deadLetters == nil, let path = options.deadLetter {
        deadLetters = try Self.opened(path) { path throws(SystemFailure) in
          try SinkFile(opening: path, for: .appending)
        }
        sinks.deadLetters = deadLetters?.descriptor
      }
      if output == nil, let path = options.outputFile {
        // What is in it is thrown away when the input is known to be in order.
        output = try Self.opened(path) { path throws(SystemFailure) in
          try SinkFile(opening: path, for: .updating)
        }
        sinks.output = output?.descriptor ?? sinks.output
      }
      // Before they are claimed: a claim to the same file would fail, for another reason.
      try checkIdentities(options)
      isHeld = try Self.claim(&deadLetters, .shared)
      if isHeld { isHeld = try Self.claim(&output, .exclusive) }
    }
  }

  /// - Returns: whether the file is held; one that has gone is closed, to be opened again.
  private static func claim(
    _ file: inout SinkFile?, _ claim: SinkFile.Claim
  ) throws(ExitStatus) -> Bool {
    guard let opened = file else { return true }
    switch opened.claim(claim) {
    case .granted: return true
    case .refused: throw failure("another run is writing to '\(opened.path)'")
    case .gone:
      opened.descriptor.closeFile()
      file = nil
      return false
    }
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

  private static func opened<File>(
    _ path: String, to verb: String = "write to",
    _ open: (String) throws(SystemFailure) -> File
  ) throws(ExitStatus) -> File {
    do {
      return try open(path)
    } catch {
      throw failure("cannot \(verb) '\(path)': \(error.reason)")
    }
  }

  private static func reading(_ path: String) throws(ExitStatus) -> Descriptor {
    try opened(path, to: "read") { path throws(SystemFailure) in
      try Descriptor(opening: path, for: .reading)
    }
  }

  private static func failure(_ message: String) -> ExitStatus {
    StandardError.write("vigie: \(message)")
    return .failure
  }
}
