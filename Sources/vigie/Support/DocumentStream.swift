import Diagnostics
import Foundation
import VigieCore
import VigieInput

/// The documents of a command's inputs, with what is wrong with the inputs told on standard error.
struct DocumentStream {
  private let reader: DocumentReader
  private let isQuiet: Bool
  private var worst: ExitStatus?

  /// - Parameter isQuiet: nothing is told, as it was when the same was read before.
  init(_ paths: [String], options: InputOptions = .init(), isQuiet: Bool = false) {
    self.isQuiet = isQuiet
    var options = options
    // A shell may have opened a file in a folder that is read.
    options.outputFile = FileIdentity.standardOutput
    reader = DocumentReader(paths: paths, options: options)
  }

  /// The next document that could be read, or `nil` at the end.
  mutating func next() -> Document? {
    while let result = nextResult() {
      if case .success(let document) = result { return document }
    }
    return nil
  }

  /// The next document or problem; the problem has been told.
  mutating func nextResult() -> Result<Document, InputProblem>? {
    let result = reader.next()
    for warning in reader.takeWarnings() { tell(warning) }
    if case .failure(let problem) = result {
      tell(problem.diagnostic)
      let status: ExitStatus = problem.isUnreadable ? .failure : .badInput
      if worst != .failure { worst = status }
    }
    return result
  }

  /// Ends the program with the status that the worst problem asks for.
  func finish() throws(ExitStatus) {
    if let worst { throw worst }
  }

  private func tell(_ diagnostic: Diagnostic) {
    guard !isQuiet else { return }
    // The lines of an input may be megabytes long, so no excerpt is shown.
    StandardError.write(
      DiagnosticRenderer(sources: [:]).render(diagnostic).trimmingSuffix(while: \.isNewline))
  }
}

extension FileIdentity {
  static var standardOutput: FileIdentity? { FileIdentity(descriptor: STDOUT_FILENO) }
}

extension InputProblem {
  /// Whether the input could not be opened or read, rather than making no sense.
  fileprivate var isUnreadable: Bool {
    [.noSuchFile, .unreadableInput, .folderSeenBefore].contains(diagnostic.code)
  }
}

extension String {
  fileprivate func trimmingSuffix(while isTrimmed: (Character) -> Bool) -> String {
    var end = endIndex
    while end > startIndex, isTrimmed(self[index(before: end)]) { end = index(before: end) }
    return String(self[..<end])
  }
}
