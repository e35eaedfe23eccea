import ArgumentParser

/// Options that say where results go.
struct SinkOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: "File to write, from its beginning, as records come; - for standard output.",
    completion: .file())
  var output: String?

  @Option(
    help: ArgumentHelp(
      "File to add to, as NDJSON, what cannot be tagged: line, offset, reason, and the line itself.",
      valueName: "path"),
    completion: .file())
  var deadLetter: String?

  @Option(
    help: ArgumentHelp(
      "File to keep in it, every second, how far the input is filtered; needs a file to read and "
        + "--output.", valueName: "path"),
    completion: .file())
  var checkpoint: String?

  @Option(
    help: ArgumentHelp(
      "File of --checkpoint to go on from. If it is the same file and is not there yet, the run starts at "
        + "the beginning.", valueName: "path"),
    completion: .file())
  var resumeFrom: String?

  var outputFile: String? { output == "-" ? nil : output }

  func validate(input: String?) throws {
    let inputFile = input == "-" ? nil : input
    if let file = outputFile, OutputDestination.replaces(anyOf: [inputFile, deadLetter], file) {
      throw ValidationError("'\(file)' cannot be the output too.")
    }
    if let deadLetter, OutputDestination.replaces(anyOf: [inputFile], deadLetter) {
      throw ValidationError("'\(deadLetter)' is the input and cannot take dead letters.")
    }
    if checkpoint != nil, inputFile == nil || outputFile == nil {
      throw ValidationError(
        "--checkpoint needs a file to read and a file to write: vigie filter IN -o OUT …")
    }
    if let checkpoint,
      OutputDestination.replaces(anyOf: [inputFile, outputFile, deadLetter], checkpoint)
    {
      throw ValidationError("'\(checkpoint)' cannot be the checkpoint too.")
    }
    if resumeFrom != nil, checkpoint == nil {
      throw ValidationError("--resume-from needs --checkpoint, which may be the same file.")
    }
  }
}

extension OutputDestination {
  fileprivate static func replaces(anyOf inputs: [String?], _ output: String) -> Bool {
    replaces(anyOf: inputs.compactMap(\.self), output)
  }
}
