import ArgumentParser
import VigieCore
import VigieTuning

struct SampleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Choose documents to label, for a labelling tool and back.",
    discussion: """
      Draws documents by tag and by how sure the rules are, and some in which no rule speaks: without \
      these, what rules miss cannot be known. Each document keeps a weight, so that figures speak of the \
      whole corpus. What is labelled already is not drawn again. The same seed draws the same.

        vigie sample press/ -n 100 -o tasks.ndjson
        vigie sample press/ --labelled samples/ --for label-studio -o tasks.json
        vigie sample press/ -t election-interference --quota election-interference/hack-and-leak=20
        vigie sample --interface -t election-interference     the interface for Label Studio
        vigie sample --import export.json --from label-studio -o samples/new.ndjson

      Formats, and what their offsets count: ndjson (our own; fill in "labels") and label-studio and \
      prodigy in code points; doccano (a project of the kind "intent detection and slot filling") in \
      UTF-16 units, unless the project counts graphemes: then give --offset-unit graphemes. Of Label \
      Studio and Prodigy, documents that nobody has answered are passed over; doccano marks none as \
      answered, so export only what was labelled.

      Exit codes: 0 done, 2 failure, 64 wrong usage, 65 bad input.
      """)

  @Argument(
    help: ArgumentHelp(
      "Documents: files, folders or globs of text or NDJSON, which are read twice.",
      valueName: "corpus"),
    completion: .file())
  var corpus: [String] = []

  @Option(name: [.customShort("n"), .long], help: "How many documents to draw.")
  var count = 100

  @Option(name: .shortAndLong, help: "Only for this tag or group; may be given more than once.")
  var tag: [String] = []

  @Option(help: "TAG=N: draw so many for the tag; the others share what is left evenly.")
  var quota: [String] = []

  @Option(help: "The share of documents in which no rule speaks, 0 to 1.")
  var withoutHits = 0.2

  @Option(
    help: "Samples that are labelled already; may be given more than once.", completion: .file())
  var labelled: [String] = []

  @Option(help: "Another seed draws others.")
  var seed: UInt64 = 1

  @Option(name: .customLong("for"), help: "ndjson, label-studio, doccano or prodigy.")
  var tool = LabellingTool.ndjson

  @Flag(help: "Write the labelling interface for Label Studio, and nothing else.")
  var interface = false

  @Option(
    name: .customLong("import"), help: "Turn what a tool exported into samples.",
    completion: .file())
  var imported: String?

  @Option(help: "The tool that exported it: label-studio, doccano or prodigy.")
  var from: LabellingTool?

  @Option(
    help: "What offsets count: code-points, utf-16 or graphemes; without it what the tool counts.")
  var offsetUnit: OffsetUnit?

  @OptionGroup var output: OutputOptions

  @OptionGroup var rules: RuleOptions
  @OptionGroup var jobs: JobOptions
  @OptionGroup var colour: ColourOptions

  func validate() throws {
    guard imported == nil else {
      guard let from, from != .ndjson else {
        throw ValidationError("--import needs --from label-studio, doccano or prodigy.")
      }
      if !corpus.isEmpty { throw ValidationError("--import takes no documents besides its file.") }
      return
    }
    if from != nil {
      throw ValidationError("--from goes with --import; to write for a tool, use --for.")
    }
    if interface { return }
    if corpus.isEmpty { throw ValidationError("Name the documents to draw from.") }
    if corpus.contains("-") {
      throw ValidationError("The documents are read twice, so they must be in files, not in '-'.")
    }
    guard (1...1_000_000).contains(count) else {
      throw ValidationError("--count must be from 1 to 1000000, not \(count).")
    }
    guard (0...1).contains(withoutHits) else {
      throw ValidationError("--without-hits must be from 0 to 1, not \(withoutHits).")
    }
  }

  func run() async throws {
    let bytes = try await result(rules.load(colour: colour.color))
    var destination = try output.open()
    try destination.write(bytes)
    try destination.finish()
  }

  private func result(_ ruleSet: RuleSet) async throws -> [UInt8] {
    if let imported, let from {
      return try importing(imported, from: from, into: ruleSet.taxonomy)
    }
    let tags = try chosenTags(of: ruleSet.taxonomy)
    let export = TaskExport(tool, unit: offsetUnit, rules: ruleSet, tags: tags, seed: seed)
    if interface { return Array(export.labelStudioInterface().utf8) }
    var options = SamplingPlan.Options(count: count)
    options.seed = seed
    options.shareWithoutHits = withoutHits
    options.quotas = try quotas(in: ruleSet.taxonomy, of: tags)
    let sampling = CorpusSampling(
      corpus: corpus, labelled: labelled, tags: tags, pool: TaggerPool(ruleSet, jobs: jobs.count))
    return export.bytes(try await sampling.tasks(options))
  }

  private func chosenTags(of taxonomy: Taxonomy) throws(ExitStatus) -> [TagIndex] {
    guard !tag.isEmpty else { return taxonomy.leaves }
    let named = try taxonomy.checked(tag).compactMap(taxonomy.index(of:))
    return Set(named.flatMap(taxonomy.leaves(of:))).sorted()
  }

  private func quotas(in taxonomy: Taxonomy, of tags: [TagIndex]) throws -> [TagIndex: Int] {
    var quotas: [TagIndex: Int] = [:]
    for text in quota {
      let parts = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, let number = Int(parts[1]), number > 0 else {
        throw ValidationError("--quota '\(text)' is none, expected TAG=N, N 1 or more.")
      }
      let named = try taxonomy.checked([parts[0]])
      guard let index = taxonomy.index(of: named[0]), tags.contains(index) else {
        throw ValidationError("--quota '\(text)' is not for one of the tags to draw for.")
      }
      quotas[index] = number
    }
    return quotas
  }

  private func importing(
    _ path: String, from tool: LabellingTool, into taxonomy: Taxonomy
  ) throws(ExitStatus) -> [UInt8] {
    let bytes = try WholeFile.bytes(of: path)
    let result = AnnotationReader.read(
      bytes, file: path, tool: tool, unit: offsetUnit, taxonomy: taxonomy)
    for diagnostic in result.diagnostics { StandardError.write(diagnostic) }
    guard let documents = result.documents else {
      StandardError.write("vigie: nothing was written")
      throw .badInput
    }
    guard !documents.isEmpty else {
      let found =
        switch result.skipped {
        case 0: "no document"
        case 1: "1 document, without an answer"
        default: "\(result.skipped) documents, none with an answer"
        }
      StandardError.write("vigie: '\(path)' holds \(found); nothing was written")
      throw .badInput
    }
    var message = "\(documents.count) labelled"
    if result.skipped > 0 { message += ", \(result.skipped) without an answer passed over" }
    StandardError.write(message)
    return documents.flatMap { $0.json(taxonomy) + [UInt8(ascii: "\n")] }
  }
}

extension LabellingTool: ExpressibleByArgument {}
extension OffsetUnit: ExpressibleByArgument {}
