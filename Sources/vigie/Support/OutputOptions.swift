import ArgumentParser

/// Where results go.
struct OutputOptions: ParsableArguments {
  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp(
      "File to write, in full or not at all; - for standard output.", valueName: "output"),
    completion: .file())
  var path: String?

  /// Whether somebody reads along.
  var isTerminal: Bool { path == nil && Terminal.isStandardOutput }

  func open(whenClosed: StandardOutput.ClosedPipe = .goOn) throws -> OutputDestination {
    try OutputDestination(path, whenClosed: whenClosed)
  }
}
