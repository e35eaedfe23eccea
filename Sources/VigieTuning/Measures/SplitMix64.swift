/// A small generator of random numbers whose sequence is part of its definition, so that figures
/// made with it are the same everywhere (Steele, Lea and Flood, OOPSLA 2014).
package struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64) {
    state = seed
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// A number below `bound`, each as likely: the high half of a product, with rejection (Lemire, ACM
  /// TOMACS 29, 2019).
  ///
  /// Written out, since the algorithm of `Int.random(in:using:)` may change.
  ///
  /// - Precondition: `bound` is above 0.
  package mutating func index(below bound: Int) -> Int {
    precondition(bound > 0, "nothing to choose from")
    let bound = UInt64(bound)
    let rejected = (0 &- bound) % bound
    while true {
      let (high, low) = next().multipliedFullWidth(by: bound)
      if low >= rejected { return Int(high) }
    }
  }
}
