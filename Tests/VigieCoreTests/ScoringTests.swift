import Testing

@testable import VigieCore

struct ScoringTests {
  @Test(
    "saturation at average length",
    arguments: [(1.0, 1.0), (2, 1.23), (5, 1.43), (50, 1.58)])
  func saturation(hits: Double, activation: Double) {
    let saturation = Saturation(characters: 3_700, language: .english)
    #expect(abs(saturation.activation(hits) - activation) < 0.005)
  }

  @Test("a long text needs more hits, a short one fewer, within bounds")
  func length() {
    func activation(_ characters: Int) -> Double {
      Saturation(characters: characters, language: .english).activation(2)
    }
    #expect(activation(900) == activation(1_850))
    #expect(activation(1_850) > activation(3_700))
    #expect(activation(3_700) > activation(7_400))
    #expect(activation(7_400) == activation(90_000))
  }

  @Test("the strongest of a bundle counts in full, the others at a quarter, under a ceiling")
  func bundles() {
    #expect(BundleScore.shares(of: [1, 2.5, 1]) == [0.25, 1, 0.25])
    #expect(
      BundleScore.shares(of: [2, 2]) == [1, 0.25] || BundleScore.shares(of: [2, 2]) == [0.25, 1])
    let capped = zip([6.0, 8.0], BundleScore.shares(of: [6, 8])).reduce(0) { $0 + $1.0 * $1.1 }
    #expect(abs(capped - BundleScore.ceiling) < 1e-12)
    #expect(BundleScore.shares(of: []).isEmpty)
  }

  @Test("logit is the inverse of the logistic function, far out too")
  func logistics() {
    for p in [1e-9, 0.1, 0.5, 0.9] { #expect(abs(logistic(logit(p)) - p) < 1e-12) }
    #expect(logistic(-1000) == 0)
    #expect(logistic(1000) == 1)
  }

  /// One plain hit in the body at a given strength, and what it comes to: σ(logit 0.1 + w).
  @Test(arguments: [(0.5, 0.15), (1.2, 0.27), (2.5, 0.58), (4.0, 0.86)])
  func oneHit(strength: Double, confidence: Double) {
    var builder = RuleSetBuilder()
    builder.pattern("r", "disinformation", strength: strength)
    // At average length, where one hit has an activation of exactly 1.
    let filler = String(repeating: "nothing here to see. ", count: 172)
    let ledger = builder.build().ledger(filler + "disinformation")
    let result = ledger.tags[RuleSetBuilder.index(of: "threat/a")]!
    #expect(abs(result.confidence - confidence) < 0.01)
    #expect(result.central < result.confidence)
  }

  @Test("one medium rule is not enough, two bundles are, two rules of one bundle are not")
  func minimumEvidence() {
    func status(_ bundles: [Int]) -> TagStatus {
      var builder = RuleSetBuilder { $0.threshold = 0.1 }
      for (number, bundle) in bundles.enumerated() {
        builder.pattern("r\(number)", "word\(number)", strength: 1.2, bundle: bundle)
      }
      let text = bundles.indices.map { "The word\($0)." }.joined(separator: " ")
      return builder.build().ledger(text).tags[RuleSetBuilder.index(of: "threat/a")]!.status
    }
    #expect(status([1]) == .insufficient)
    #expect(status([1, 2]) == .assigned)
    #expect(status([1, 1]) == .insufficient)
  }

  @Test("evidence against a tag lowers its score")
  func negative() {
    var builder = RuleSetBuilder()
    builder.pattern("against", "satire", strength: -2)
    builder.pattern("for", "hoax", strength: 2.5)
    let rules = builder.build()
    #expect(rules.record("A hoax.").assigned.count == 1)
    #expect(rules.record("A hoax, in satire.").assigned.isEmpty)
  }

  @Test("a title counts more than a lead, a lead more than the body, boilerplate hardly")
  func zones() {
    let weights = [Zone.title, .lead, .body, .boilerplate].map(HitStrength.weight)
    #expect(weights == weights.sorted(by: >))
    #expect(Set(weights).count == 4)
  }

  @Test("a topic is hardly damped by cues, an assertion is, and cues do not add up")
  func damping() {
    #expect(HitStrength.damping(of: [.negation, .hedging], mode: .topic) == 1)
    #expect(HitStrength.damping(of: [.negation], mode: .assertion) == 0)
    #expect(HitStrength.damping(of: [.hedging, .attribution], mode: .assertion) == 0.5)
    #expect(HitStrength.damping(of: [], mode: .assertion) == 1)
  }

  @Test("the points of the evidence and the prior add up to the score")
  func pointsAddUp() {
    var builder = RuleSetBuilder()
    builder.pattern("a", "alpha", strength: 2.5, bundle: 1)
    builder.pattern("b", "beta", strength: 1.2, bundle: 1)
    builder.pattern("c", "gamma", strength: -0.5)
    let rules = builder.build()
    let ledger = rules.ledger("An alpha. A beta. A gamma. Two alphas. Three alphas.")
    let tag = ledger.tags[RuleSetBuilder.index(of: "threat/a")]!
    let points = tag.entries.reduce(0) { $0 + $1.points }
    #expect(abs(points + logit(0.1) - tag.score) < 1e-12)
  }
}
