import Testing
import VigieCore

@testable import VigieTuning

struct SamplingPlanTests {
  private let tags = TuningFixture.rules.taxonomy.leaves

  /// Documents of which every third has no hit, and of the others each has a common tag, some a rarer
  /// one too.
  private func frame(_ count: Int = 600) -> SamplingFrame {
    var frame = SamplingFrame()
    for number in 0..<count {
      var scores: [SamplingUnit.Score] = []
      if number % 3 > 0 {
        scores.append(.init(tag: tags[0], confidence: Double(number % 10) / 10 + 0.05))
        if number % 30 == 1 {
          scores.append(.init(tag: tags[1], confidence: Double(number % 4) / 4))
        }
      }
      frame.add(
        SamplingUnit(
          id: "d\(number)", hash: TextHash(Document(text: "Document \(number).")), scores: scores))
    }
    return frame
  }

  private func plan(
    _ frame: SamplingFrame, count: Int = 60, seed: UInt64 = 1,
    _ change: (inout SamplingPlan.Options) -> Void = { _ in }
  ) throws -> SamplingPlan {
    var options = SamplingPlan.Options(count: count)
    options.seed = seed
    change(&options)
    return try SamplingPlan(frame, tags: tags, options: options)
  }

  @Test("so many as asked for, a fifth of them without hits, tags and bands alike")
  func sizes() throws {
    let plan = try plan(frame())
    #expect(plan.draws.count == 60 && Set(plan.draws.map(\.number)).count == 60)
    #expect(plan.strata.filter { $0.tag == nil }.map(\.drawn) == [12])
    let rare = plan.strata.filter { $0.tag == tags[1] }
    // There are but 20 documents with the rare tag; the common one gets the rest.
    #expect(rare.map(\.population).reduce(0, +) == 20)
    #expect(rare.map(\.drawn).reduce(0, +) == 20)
    let common = plan.strata.filter { $0.tag == tags[0] }
    #expect(common.count == 5 && common.map(\.drawn).reduce(0, +) == 28)
    #expect(common.map(\.drawn).max()! - common.map(\.drawn).min()! <= 1)
    for (number, stratum) in plan.strata.enumerated() {
      #expect(plan.draws.count { $0.stratum == number } == stratum.drawn)
      #expect(stratum.drawn > 0 && stratum.drawn <= stratum.population)
    }
  }

  @Test(
    "no document is without a chance: the strata hold them all", arguments: [4, 7, 12, 33, 599])
  func coverage(count: Int) throws {
    let plan = try plan(frame(), count: count)
    #expect(plan.strata.map(\.population).reduce(0, +) == 600)
    #expect(plan.draws.count == count)
    let weights = plan.draws.map { plan.strata[$0.stratum].weight }.reduce(0, +)
    #expect(agree(weights, 600, within: 1e-6))
  }

  @Test("weighted counts are right on average over many seeds")
  func unbiasedness() throws {
    let frame = frame()
    // Something that has to do with strata, and something that has not.
    func isPositive(_ number: Int) -> Bool { number % 30 == 1 || number % 7 == 0 }
    let truth = Double((0..<600).count(where: isPositive))
    var estimates: [Double] = []
    for seed in 0..<400 {
      let plan = try plan(frame, count: 40, seed: UInt64(seed))
      estimates.append(
        plan.draws.filter { isPositive($0.number) }
          .map { plan.strata[$0.stratum].weight }.reduce(0, +))
    }
    let mean = estimates.reduce(0, +) / 400
    let variance = estimates.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / 399
    #expect(abs(mean - truth) < 3.5 * (variance / 400).squareRoot())
  }

  @Test("the same seed draws the same, whatever the order; another draws others")
  func determinism() throws {
    let frame = frame()
    var backwards = SamplingFrame()
    for (_, unit) in frame.units.reversed() { backwards.add(unit) }
    func ids(_ plan: SamplingPlan, _ frame: SamplingFrame) -> Set<String> {
      let byNumber = Dictionary(uniqueKeysWithValues: frame.units.map { ($0.number, $0.unit.id) })
      return Set(plan.draws.map { byNumber[$0.number]! })
    }
    let first = ids(try plan(frame), frame)
    #expect(ids(try plan(backwards), backwards) == first)
    #expect(ids(try plan(frame, seed: 2), frame) != first)
  }

  @Test("quotas, and none without hits")
  func quotas() throws {
    let plan = try plan(frame()) {
      $0.quotas = [tags[1]: 5]
      $0.shareWithoutHits = 0
    }
    #expect(plan.strata.filter { $0.tag == tags[1] }.map(\.drawn).reduce(0, +) == 5)
    #expect(plan.strata.allSatisfy { $0.tag != nil } && plan.draws.count == 60)
  }

  @Test("more than there are: all, each for itself")
  func all() throws {
    let plan = try plan(frame(50), count: 1_000)
    #expect(plan.draws.count == 50 && plan.strata.allSatisfy { $0.weight == 1 })
  }

  @Test("what cannot be done is said")
  func impossible() throws {
    #expect(throws: SamplingPlan.Impossible.nothingToDraw) { try plan(SamplingFrame()) }
    #expect(throws: SamplingPlan.Impossible.needsMore(least: 3, tags: 2)) {
      try plan(frame(), count: 2)
    }
    #expect(throws: SamplingPlan.Impossible.quotasExceed(100, places: 48)) {
      try plan(frame()) { $0.quotas = [tags[0]: 100] }
    }
  }

  @Test(
    "the count that is said to be enough is enough, and one less is not",
    arguments: [0, 0.01, 0.2, 0.5, 0.9, 1], [0, 10, 25])
  func leastCount(share: Double, quota: Int) throws {
    func plan(_ count: Int) throws -> SamplingPlan {
      try self.plan(frame(), count: count) {
        $0.shareWithoutHits = share
        if quota > 0 { $0.quotas = [tags[1]: quota] }
      }
    }
    var least: Int?
    for count in 1...300 where least == nil {
      do {
        _ = try plan(count)
        least = count
      } catch SamplingPlan.Impossible.needsMore(let told, _) {
        _ = try plan(told)
        #expect(throws: SamplingPlan.Impossible.self) { try plan(told - 1) }
      } catch SamplingPlan.Impossible.quotasExceed {
      }
    }
    #expect(least != nil)
  }

  @Test("a count beyond all bounds is no more than all", arguments: [0.2, 1])
  func largest(share: Double) throws {
    let plan = try plan(frame(50), count: .max) { $0.shareWithoutHits = share }
    #expect(plan.draws.count == 50)
  }

  @Test("what is labelled already, by id or by text, is not drawn again; nor a text twice")
  func frameExclusions() throws {
    let samples = try TuningFixture.samples("samples/good.ndjson").samples
    var frame = SamplingFrame(without: samples)
    func add(_ id: String, _ text: String) {
      frame.add(SamplingUnit(id: id, hash: TextHash(Document(text: text)), scores: []))
    }
    add(samples[0].id, "New text.")
    add(
      "new", String(decoding: samples[1].document.original, as: UTF8.self) + "\r\n")
    add("a1", "A text,\r\nof “two” lines.")
    add("a2", "A text,\nof \"two\" lines.")
    add("a1", "Another text.")
    add("a3", "Another text.")
    #expect(frame.units.map(\.unit.id) == ["a1"] && frame.units.map(\.number) == [2])
    #expect(frame.labelled == 2 && frame.repeated == 2 && frame.ambiguous == ["a1"])
  }

  @Test("even shares, as far as each can take them")
  func allocation() {
    #expect(Allocation.even(10, capacities: [3, 100, 100]) == [3, 4, 3])
    #expect(Allocation.even(10, capacities: [1, 2]) == [1, 2])
    #expect(Allocation.even(2, capacities: [5, 5, 5]) == [1, 1, 0])
    #expect(Allocation.even(0, capacities: [5]) == [0])
    #expect(Allocation.even(5, capacities: []) == [])
  }
}
