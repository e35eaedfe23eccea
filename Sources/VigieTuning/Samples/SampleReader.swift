package import Diagnostics
package import VigieCore
package import VigieInput

/// Reads labelled documents from NDJSON: files, and folders with all the NDJSON in them.
///
/// A line is a document as `vigie tag` reads it, with `labels`, and as they are known `disputed`,
/// `evidence` and `weight`; other keys are passed over.
package struct SampleReader {
  /// What was read.
  package struct Result: Sendable {
    /// The samples; `nil` where anything is wrong with any of them, for figures from half of the data
    /// would mislead.
    package var samples: SampleSet?
    /// By place: errors and warnings.
    package var diagnostics: [Diagnostic]
    /// Whether something could not be opened or read at all.
    package var isUnreadable: Bool
  }

  private let taxonomy: Taxonomy
  private let bag = DiagnosticBag()
  private var samples: [Sample] = []
  private var firstOfID: [String: SourceLocation] = [:]
  private var isUnreadable = false

  private init(taxonomy: Taxonomy) { self.taxonomy = taxonomy }

  /// - Parameters:
  ///   - paths: files, folders, globs, and `-` for standard input.
  ///   - output: a file that is being written to, which is not read.
  package static func read(
    _ paths: [String], taxonomy: Taxonomy, output: FileIdentity? = nil
  ) -> Result {
    var reader = SampleReader(taxonomy: taxonomy)
    var options = InputOptions(format: .ndjson)
    // Of samples, two with one id are an error.
    options.warnsOfRepeatedIDs = false
    options.outputFile = output
    options.endingsInFolders = ["ndjson", "jsonl", "json"]
    let documents = DocumentReader(paths: paths, options: options)
    while let result = documents.next() {
      reader.bag.add(contentsOf: documents.takeWarnings())
      reader.add(result, line: documents.lastLine)
    }
    reader.bag.add(contentsOf: documents.takeWarnings())
    return reader.finish()
  }

  private mutating func add(
    _ result: Swift.Result<Document, InputProblem>, line: DocumentReader.Line?
  ) {
    var document: Document?
    switch result {
    case .success(let read): document = read
    case .failure(let problem):
      bag.add(problem.diagnostic)
      isUnreadable =
        isUnreadable || [.noSuchFile, .unreadableInput].contains(problem.diagnostic.code)
    }
    // Of what is no JSON nothing more can be said.
    guard let line, let object = try? JSONNode(line: line.bytes, keeping: SampleLine.isKnown)
    else { return }
    let parsed = SampleLine(object, of: document, line: line, taxonomy: taxonomy, bag: bag)
    guard let id = parsed.id else { return }
    if let first = firstOfID[id.value] {
      bag.add(
        Diagnostic(
          .error, .duplicateSample, "there is another sample with the id '\(id.value)'",
          at: id.location, notes: [.init("the first one is here", at: first)]))
    } else {
      firstOfID[id.value] = id.location
    }
    if let sample = parsed.sample { samples.append(sample) }
  }

  private mutating func finish() -> Result {
    joinEqualTexts()
    return Result(
      samples: bag.hasErrors ? nil : SampleSet(samples), diagnostics: bag.sorted,
      isUnreadable: isUnreadable)
  }

  /// Samples of one text are one cluster; mostly the second came in by mistake.
  private mutating func joinEqualTexts() {
    let sameText = Dictionary(grouping: samples.indices) { samples[$0].document.original }
    for indices in sameText.values where indices.count > 1 {
      let sorted = indices.sorted { samples[$0].id < samples[$1].id }
      let first = samples[sorted[0]]
      for index in sorted.dropFirst() {
        samples[index].cluster = first.id
        bag.add(
          Diagnostic(
            .warning, .duplicateText,
            "'\(samples[index].id)' has the same text as '\(first.id)'",
            at: samples[index].location,
            notes: [.init("'\(first.id)' is here", at: first.location)]))
      }
    }
  }
}
