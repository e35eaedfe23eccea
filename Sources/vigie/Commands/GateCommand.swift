import ArgumentParser
import Diagnostics
import Foundation
import VigieCore
import VigieInput
import VigieOutput
import VigieRules
import VigieTuning

struct GateCommand: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, junit }

  static let configuration = CommandConfiguration(
    commandName: "gate",
    abstract: "Fail where the rules fall below what they must reach.",
    discussion: """
      The floor file says what must be reached, of single tags, of all, and of averages, and how many \
      unlabelled documents may get a tag:

        format: 1
        averages: {hierarchical-f1: 0.75}
        every-group: {precision: 0.7}
        floors:
          - tag: election-interference
            precision: 0.9
            recall: 0.7
            calibration-error: 0.1
        noise: {corpus: ordinary-news/, documents: 0.05}

      With 'bound: interval' beside a measure the lower end of its 95 % interval must reach it. A floor \
      of a tag that has too few documents to be measured is broken.

        vigie gate samples/ --floor floors.yaml
        vigie gate samples/ --floor floors.yaml --format junit -o gate.xml

      Exit codes: 0 all hold, 1 one is broken, 2 failure, 64 wrong usage, 65 mistakes in the samples or \
      in the floor file.
      """)

  @OptionGroup var samples: SampleOptions

  @Option(help: "File of floors.", completion: .file(extensions: ["yaml", "yml"]))
  var floor: String

  @Option(
    help: ArgumentHelp(
      "Unlabelled documents for the noise limits, in place of the corpus that the file names.",
      valueName: "path"),
    completion: .file())
  var noise: [String] = []

  @Option(name: .shortAndLong, help: "text, json or junit.")
  var format = Format.text

  @OptionGroup var output: OutputOptions

  @OptionGroup var rules: RuleOptions
  @OptionGroup var jobs: JobOptions
  @OptionGroup var colour: ColourOptions

  func run() async throws {
    let ruleSet = try rules.load(colour: colour.color)
    let floors = try readFloors(ruleSet.taxonomy)
    let sampleSet = try samples.load(ruleSet.taxonomy)
    var destination = try output.open()
    let pool = TaggerPool(ruleSet, jobs: jobs.count)
    let evaluation = await Evaluation(sampleSet, half: samples.half.half, pool: pool)
    let gate = Gate(
      floors, scorecard: evaluation.scorecard, noise: try await countNoise(floors, pool),
      taxonomy: ruleSet.taxonomy)
    switch format {
    case .text:
      let style = Terminal.style(
        colour.color, isTerminal: output.isTerminal)
      try destination.write(Array(gate.text(style: style).utf8))
    case .json: try destination.write(gate.json() + [UInt8(ascii: "\n")])
    case .junit: try destination.write(Array(gate.junit().utf8))
    }
    try destination.finish()
    if gate.isBroken { throw ExitStatus.findings }
  }

  private func readFloors(_ taxonomy: Taxonomy) throws -> FloorFile {
    var result = FloorFile.read(floor, taxonomy: taxonomy)
    if let noise = result.file?.noise, noise.corpus.isEmpty, self.noise.isEmpty {
      result.file = nil
      result.diagnostics.append(
        Diagnostic(
          .error, .missingKey, "'noise' needs 'corpus', or --noise on the command line",
          at: noise.location))
    }
    let renderer = DiagnosticRenderer(
      sources: result.sources,
      isColoured: Terminal.style(colour.color, isTerminal: Terminal.isStandardError).isColoured)
    StandardError.writePart(renderer.render(result.diagnostics))
    guard let file = result.file else { throw ExitStatus.badInput }
    return file
  }

  /// What the unlabelled documents got; some at a time, so that a corpus of any size will do.
  private func countNoise(_ floors: FloorFile, _ pool: TaggerPool) async throws -> NoiseCount? {
    guard let wanted = floors.noise else { return nil }
    let folder = URL(filePath: floor).deletingLastPathComponent()
    let paths =
      noise.isEmpty
      ? wanted.corpus.map { URL(filePath: $0.value, relativeTo: folder).path } : noise
    var count = NoiseCount(pool.rules.taxonomy)
    var documents = DocumentStream(paths)
    var batch: [Document] = []
    while let document = documents.next() {
      batch.append(document)
      if batch.count == 512 {
        await count.add(batch, pool: pool)
        batch.removeAll()
      }
    }
    await count.add(batch, pool: pool)
    try documents.finish()
    return count
  }
}
