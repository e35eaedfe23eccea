import ArgumentParser
import VigieCore
import VigieInput

/// Options of every command that reads unlabelled documents as a whole.
struct CorpusOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Documents: files, folders or globs of text or NDJSON; - for standard input.",
      valueName: "corpus"),
    completion: .file())
  var corpus: [String]

  @Option(help: "How to read the input: text or ndjson; without it each file tells.")
  var inputFormat: DocumentFormat?

  func documents() -> DocumentStream {
    DocumentStream(
      corpus, options: InputOptions(format: inputFormat.flatMap { .init(rawValue: $0.rawValue) }))
  }
}

extension DocumentStream {
  /// So many documents, or fewer where they are large; `nil` at the end. What cannot be read is told
  /// and passed over.
  mutating func nextBatch(upTo count: Int = 512) -> [Document]? {
    let mostBytes = 32 << 20
    var batch: [Document] = []
    var bytes = 0
    while batch.count < count, bytes < mostBytes, let document = next() {
      bytes += document.original.count
      batch.append(document)
    }
    return batch.isEmpty ? nil : batch
  }
}
