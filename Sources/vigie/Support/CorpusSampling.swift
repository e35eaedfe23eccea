import Diagnostics
import VigieCore
import VigieInput
import VigieOutput
import VigieTuning

/// Draws documents of a corpus to label, reading it twice: once to see what there is, and once for
/// the texts of those drawn.
struct CorpusSampling {
  let corpus: [String]
  let labelled: [String]
  let tags: [TagIndex]
  let pool: TaggerPool

  /// The tasks, in the order of the corpus; what was drawn is told on standard error.
  func tasks(_ options: SamplingPlan.Options) async throws -> [LabellingTask] {
    let frame = try await frame()
    let plan = try plan(frame, options)
    var wanted: [Int: (stratum: SamplingPlan.Stratum, hash: TextHash)] = [:]
    let hashes = Dictionary(uniqueKeysWithValues: frame.units.map { ($0.number, $0.unit.hash) })
    for draw in plan.draws {
      wanted[draw.number] = (plan.strata[draw.stratum], hashes[draw.number]!)
    }
    var drawn: [(document: Document, stratum: SamplingPlan.Stratum)] = []
    var documents = DocumentStream(corpus, isQuiet: true)
    var number = 0
    while let document = documents.next() {
      defer { number += 1 }
      guard let entry = wanted[number] else { continue }
      guard TextHash(document) == entry.hash else { throw changed() }
      drawn.append((document, entry.stratum))
    }
    guard drawn.count == wanted.count else { throw changed() }
    let tasks = await pool.map(drawn) { tagger, entry in
      LabellingTask(entry.document, record: tagger.tag(entry.document), stratum: entry.stratum)
    }
    report(plan, of: frame)
    return tasks
  }

  private func changed() -> ExitStatus {
    StandardError.write("vigie: the documents changed while they were read; nothing was written")
    return .failure
  }

  private func frame() async throws -> SamplingFrame {
    var frame = SamplingFrame(without: try labelledSamples())
    var documents = DocumentStream(corpus)
    var progress = Progress(isShown: Terminal.isStandardError)
    let tags = tags
    while let batch = documents.nextBatch() {
      let units = await pool.map(batch) { tagger, document in
        SamplingUnit(document, ledger: tagger.ledger(for: document), tags: tags)
      }
      for unit in units { frame.add(unit) }
      progress.advance(by: batch.count)
    }
    progress.finish()
    try documents.finish()
    return frame
  }

  private func labelledSamples() throws(ExitStatus) -> [Sample] {
    guard !labelled.isEmpty else { return [] }
    let result = SampleReader.read(
      labelled, taxonomy: pool.rules.taxonomy, output: .standardOutput)
    for diagnostic in result.diagnostics { StandardError.write(diagnostic) }
    guard let samples = result.samples else { throw result.isUnreadable ? .failure : .badInput }
    return samples.samples
  }

  private func plan(
    _ frame: SamplingFrame, _ options: SamplingPlan.Options
  ) throws(ExitStatus) -> SamplingPlan {
    do {
      return try SamplingPlan(frame, tags: tags, options: options)
    } catch {
      switch error {
      case .nothingToDraw:
        StandardError.write("vigie: nothing to draw: every document is labelled already")
        throw .badInput
      case .needsMore(let least, let tags):
        StandardError.write(
          "vigie: \(tags.counted("tag")) \(tags == 1 ? "has" : "have") hits, and each needs a document: "
            + "--count must be at least "
            + "\(least); or name fewer tags with --tag")
      case .quotasExceed(let sum, let places):
        StandardError.write(
          "vigie: the quotas ask for \(sum.counted("document")), of the \(options.count) only \(places) "
            + "\(places == 1 ? "is" : "are") for documents with hits")
      }
      throw .usage
    }
  }

  private func report(_ plan: SamplingPlan, of frame: SamplingFrame) {
    let silent = plan.strata.filter { $0.tag == nil }
    func share(_ strata: [SamplingPlan.Stratum]) -> (drawn: Int, population: Int) {
      (strata.map(\.drawn).reduce(0, +), strata.map(\.population).reduce(0, +))
    }
    let hit = share(plan.strata.filter { $0.tag != nil })
    var text = "drawn: \(hit.drawn) of \(hit.population.counted("document")) with hits"
    if !silent.isEmpty { text += ", \(share(silent).drawn) of \(share(silent).population) without" }
    let weights = plan.strata.map(\.weight)
    if let least = weights.min(), let most = weights.max() {
      text += "; weights from \(least.decimals(1)) to \(most.decimals(1))"
    }
    if frame.labelled > 0 { text += "; \(frame.labelled) labelled already" }
    if frame.repeated > 0 { text += "; \(frame.repeated) of a text that came before" }
    StandardError.write(text)
    if let first = frame.ambiguous.first {
      StandardError.write(
        frame.ambiguous.count == 1
          ? "vigie: '\(first)' was left out because another text has its id"
          : "vigie: \(frame.ambiguous.count) documents were left out because another text has their id, "
            + "such as '\(first)'")
    }
  }
}
