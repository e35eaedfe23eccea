import Testing
import VigieCore

@testable import VigieTuning

struct WeightFitTests {
  struct Case: Decodable, CustomTestStringConvertible {
    var name: String
    var rows: [[Double]]
    var labels: [Int]
    var sampleWeights: [Double]
    var clusters: [String]
    var written: [Double]
    var slope: Double
    /// What the prior is drawn to.
    var priorTarget: Double
    var bundles: [Int]
    var locked: [Bool]
    var leastPositiveFirings: Int
    var prior: Double
    var priorError: Double
    var weights: [Double]
    var errors: [Double?]
    var scores: [Double]
    var leaveOneOut: [Double]
    var leaveClusterOut: [Double]
    var exactOne: [Double]
    var exactCluster: [Double]

    var testDescription: String { name }

    var samples: [WeightFitSample] {
      rows.indices.map { row in
        WeightFitSample(
          id: String(1_000 + row), cluster: clusters[row],
          grade: labels[row] == 1 ? .mentioned : .absent, weight: sampleWeights[row],
          activations: rows[row].indices.filter { rows[row][$0] != 0 }.map {
            .init(rule: RuleIndex(rawValue: $0), value: rows[row][$0])
          })
      }
    }
    var rules: [WrittenRule] {
      written.indices.map {
        WrittenRule(
          rule: RuleIndex(rawValue: $0), strength: written[$0], bundle: bundles[$0],
          isLocked: locked[$0])
      }
    }
    var settings: WeightFitSettings {
      var settings = WeightFitSettings(slope: slope, prior: priorTarget)
      settings.leastPositiveFirings = leastPositiveFirings
      return settings
    }
    var fit: WeightFit { WeightFit(samples, rules: rules, settings: settings) }

    static func all() throws -> [Case] { try ReferenceFile.load("weights.json") }
  }

  @Test("weights and prior, as minimised by scipy", arguments: try Case.all())
  func weights(example: Case) {
    let fit = example.fit
    #expect(fit.isConverged)
    #expect(agree(fit.rules.map(\.weight), example.weights, within: 1e-7))
    #expect(agree(fit.prior, example.prior, within: 1e-7))
    #expect(agree(fit.scores.map(\.fitted), example.scores, within: 1e-7))
  }

  @Test("standard errors, from the inverse Hessian of numpy", arguments: try Case.all())
  func errors(example: Case) {
    let fit = example.fit
    #expect(agree(fit.priorStandardError, example.priorError, within: 1e-7))
    for (rule, expected) in zip(fit.rules, example.errors) {
      if rule.firings == 0, !example.locked[rule.rule.rawValue] {
        #expect(agree(rule.standardError, 0.5.squareRoot()))
      } else {
        #expect(agree(rule.standardError, expected, within: 1e-7))
      }
    }
  }

  @Test("leaving out, by the formulas in numpy", arguments: try Case.all())
  func leaveOut(example: Case) {
    let scores = example.fit.scores
    #expect(agree(scores.map(\.leaveOneOut), example.leaveOneOut, within: 1e-7))
    #expect(agree(scores.map(\.leaveClusterOut), example.leaveClusterOut, within: 1e-7))
  }

  @Test("leaving out is close to fitting again without", arguments: try Case.all())
  func refits(example: Case) {
    func error(_ scores: [Double], _ exact: [Double]) -> Double {
      zip(scores, exact).map { abs(logistic($0) - logistic($1)) }.max()!
    }
    let scores = example.fit.scores
    let one = error(scores.map(\.leaveOneOut), example.exactOne)
    let cluster = error(scores.map(\.leaveClusterOut), example.exactCluster)
    #expect(one < 0.02 && cluster < 0.02)
    // What is left of the flattery of being fitted on.
    #expect(one < 0.25 * error(scores.map(\.fitted), example.exactOne))
    #expect(cluster < 0.25 * error(scores.map(\.fitted), example.exactCluster))
  }
}
