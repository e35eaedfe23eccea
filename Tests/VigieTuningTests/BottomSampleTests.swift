import Testing

@testable import VigieTuning

struct BottomSampleTests {
  private func draw(_ names: [String], size: Int, seed: UInt64) -> [String] {
    var sample = BottomSample<String>(size: size)
    for name in names {
      var hash = StableHash(seed: seed)
      hash.add(name)
      sample.add(key: hash.value, name)
    }
    return sample.elements
  }

  @Test("which are drawn does not depend on the order; how they come out does")
  func order() {
    let names = (0..<200).map { "document \($0)" }
    let drawn = draw(names, size: 20, seed: 5)
    let backwards = draw(names.reversed(), size: 20, seed: 5)
    #expect(drawn.count == 20 && drawn == backwards.reversed())
    #expect(drawn == names.filter(drawn.contains))
    // What is added later can only push others out.
    let more = draw(names + ["another", "and another"], size: 20, seed: 5)
    #expect(Set(more).subtracting(drawn).isSubset(of: ["another", "and another"]))
  }

  @Test("each element is drawn as often as any other")
  func uniformity() {
    let names = (0..<20).map { "n\($0)" }
    var counts: [String: Int] = [:]
    for seed in 0..<2_000 {
      for name in draw(names, size: 5, seed: UInt64(seed)) { counts[name, default: 0] += 1 }
    }
    // 500 expected of each; the standard deviation is 19.
    #expect(names.allSatisfy { abs(counts[$0, default: 0] - 500) < 85 })
  }

  @Test("fewer than wanted, and none")
  func edges() {
    #expect(draw(["a", "b"], size: 5, seed: 1) == ["a", "b"])
    #expect(draw(["a", "b"], size: 0, seed: 1) == [])
  }

  @Test("keys are part of what is promised: they must never change")
  func hash() {
    func value(_ texts: String..., seed: UInt64 = 1) -> UInt64 {
      var hash = StableHash(seed: seed)
      for text in texts { hash.add(text) }
      return hash.value
    }
    #expect(value("ab", "c") != value("a", "bc"))
    #expect(value("a") != value("a", seed: 2))
    #expect(value("選挙") == 0xfd33_7de8_2309_901b)
  }
}
