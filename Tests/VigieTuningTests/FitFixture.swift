import Diagnostics
import Foundation
import VigieCore
import VigieRules

@testable import VigieTuning

/// Rules of every kind that a fit treats in its own way, and samples made for them.
enum FitFixture {
  static let folder = TuningFixture.folder.appending(path: "fit")

  static let rules: RuleSet = {
    do {
      return try RuleSet(contentsOf: folder.appending(path: "rules.yaml").path)
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  static func tag(_ id: String) -> TagIndex { rules.taxonomy.index(of: id)! }
  static func rule(_ id: String) -> RuleIndex { rules.rule(id)! }

  /// Documents of a few sentences drawn from a fixed seed; each sentence adds to the log-odds of a tag.
  static func samples(_ count: Int, seed: UInt64 = 17) -> SampleSet {
    var generator = SplitMix64(seed: seed)
    func happens(_ share: Double) -> Bool { Double(generator.next() >> 11) / 0x1p53 < share }
    let sentences: [(text: String, share: Double, tag: String, points: Double)] = [
      ("They spoke of election meddling.", 0.2, "elections/meddling", 5),
      ("There was interference on the line.", 0.35, "elections/meddling", 1.5),
      ("The minister saw foreign hands.", 0.25, "elections/meddling", 1),
      ("It is a board game.", 0.15, "elections/meddling", 0),
      ("Stolen papers went round.", 0.2, "elections/leak", 5),
      ("Two men were sanctioned.", 0.3, "response/sanctions", 4),
    ]
    return SampleSet(
      (0..<count).map { number in
        var text = "Report \(number) of the harbour office."
        var points = ["elections/meddling": -2.5, "elections/leak": -4.5, "response/sanctions": -4]
        for sentence in sentences where happens(sentence.share) {
          text += " " + sentence.text
          points[sentence.tag]! += sentence.points
        }
        var labels: [TagIndex: Grade] = [:]
        for (tag, points) in points.sorted(by: { $0.key < $1.key }) {
          let grade: Grade = happens(0.5) ? .central : .mentioned
          if happens(logistic(points)) { labels[self.tag(tag)] = grade }
        }
        let id = "f\(1_000 + number)"
        return Sample(
          id: id, document: Document(text: text, metadata: .init(id: id, language: .english)),
          labels: labels, disputed: number % 29 == 0 ? [tag("elections/leak")] : [], quotes: [],
          weight: 1, cluster: id, location: .init(file: "f.ndjson", line: number + 1, column: 1))
      })
  }

  static func fit(
    _ samples: SampleSet, settings: FitSettings = FitSettings(), jobs: Int = 1
  ) async -> ModelFit {
    await ModelFit(samples, rules: rules, settings: settings, jobs: jobs)
  }

  static func file(_ fit: ModelFit) -> String { FittedFile.text(fit.model, rules: fit.written) }
}
