import Testing

@testable import VigieTuning

struct SignificanceTests {
  struct Reference: Decodable {
    struct Wilson: Decodable {
      var successes: Double
      var trials: Double
      var lower: Double
      var upper: Double
    }
    struct McNemar: Decodable {
      var onlyFirst: Int
      var onlySecond: Int
      var p: Double
    }
    struct Resampling: Decodable {
      var values: [Double]
      var clusters: [String]
      var lower: Double
      var upper: Double
    }
    var wilson: [Wilson]
    var mcnemar: [McNemar]
    var splitmix: [String]
    var indices: [Int]
    var bootstrap: Resampling
  }

  struct Sample: ClusteredSample {
    var id: String
    var cluster: String
    var value: Double
  }

  let reference: Reference

  init() throws { reference = try ReferenceFile.load("intervals.json") }

  @Test("Wilson intervals, as scipy's")
  func wilson() throws {
    for example in reference.wilson {
      let interval = try #require(
        Interval.wilson(successes: example.successes, trials: example.trials))
      #expect(agree(interval.lower, example.lower))
      #expect(agree(interval.upper, example.upper))
    }
    #expect(Interval.wilson(successes: 10, trials: 10)!.lower > 0.72)
    #expect(Interval.wilson(successes: 20, trials: 20)!.lower > 0.83)
    #expect(Interval.wilson(successes: 0, trials: 0) == nil)
  }

  @Test("Wilson intervals hold the share, and narrow as trials grow")
  func wilsonProperties() {
    for trials in 1...40 {
      for successes in 0...trials {
        let interval = Interval.wilson(successes: Double(successes), trials: Double(trials))!
        #expect(interval.contains(Double(successes) / Double(trials)))
        #expect(interval.lower >= 0 && interval.upper <= 1)
        let larger = Interval.wilson(successes: Double(2 * successes), trials: Double(2 * trials))!
        #expect(larger.upper - larger.lower < interval.upper - interval.lower)
      }
    }
  }

  @Test("McNemar's exact test, as scipy's binomial one")
  func mcNemar() {
    for example in reference.mcnemar {
      let p = Significance.mcNemar(onlyFirst: example.onlyFirst, onlySecond: example.onlySecond)
      #expect(agree(p, example.p))
      #expect(
        p == Significance.mcNemar(onlyFirst: example.onlySecond, onlySecond: example.onlyFirst))
    }
    #expect(Significance.mcNemar(onlyFirst: 5, onlySecond: 0) > 0.05)
    #expect(Significance.mcNemar(onlyFirst: 6, onlySecond: 0) < 0.05)
  }

  @Test("Holm's correction, by hand")
  func holm() {
    // In order: 4 × 0.005, 3 × 0.01, 2 × 0.03, and 0.04 no less than the one before.
    #expect(agree(Significance.holm([0.01, 0.04, 0.03, 0.005]), [0.03, 0.06, 0.06, 0.02]))
    #expect(Significance.holm([0.9, 0.8]) == [1, 1])
    #expect(Significance.holm([0.2]) == [0.2])
    #expect(Significance.holm([]).isEmpty)
  }

  @Test("the generator gives the numbers of the reference implementation")
  func generator() {
    var generator = SplitMix64(seed: 1_234_567)
    #expect(reference.splitmix.map { _ in String(generator.next()) } == reference.splitmix)
    generator = SplitMix64(seed: 42)
    #expect(reference.indices.map { _ in generator.index(below: 6) } == reference.indices)
  }

  @Test("bootstrap intervals over clusters, drawn alike in Python, in any order of samples")
  func bootstrap() throws {
    let resampling = reference.bootstrap
    var samples = resampling.values.indices.map {
      Sample(id: "\($0)", cluster: resampling.clusters[$0], value: resampling.values[$0])
    }
    func mean() throws -> Interval {
      try #require(
        Bootstrap().interval(of: samples) { samples, counts in
          zip(samples, counts).reduce(0) { $0 + $1.0.value * $1.1 } / counts.reduce(0, +)
        })
    }
    let interval = try mean()
    #expect(agree(interval.lower, resampling.lower))
    #expect(agree(interval.upper, resampling.upper))
    var generator = SplitMix64(seed: 1)
    samples.shuffle(using: &generator)
    #expect(try mean() == interval)
  }

  @Test("clusters are drawn whole, and draws without a figure are left out")
  func clusters() {
    let samples = (0..<6).map { Sample(id: "\($0)", cluster: "\($0 / 3)", value: Double($0)) }
    let bootstrap = Bootstrap(replicates: 50)
    let values = bootstrap.values(of: samples) { _, counts in
      #expect(Set(counts[0..<3]).count == 1 && Set(counts[3..<6]).count == 1)
      #expect(counts.reduce(0, +) == 6)
      return counts[0] == 0 ? nil : counts[0]
    }
    #expect(values.count < 50 && Set(values) == [1, 2])
    #expect(bootstrap.interval(of: samples) { _, _ in nil } == nil)
    #expect(bootstrap.interval(of: [Sample]()) { _, _ in 1 } == nil)
  }
}
