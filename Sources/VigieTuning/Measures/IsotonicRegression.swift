/// Pool-adjacent-violators: the rising step function nearest to the data in weighted least squares
/// (Ayer et al., Annals of Mathematical Statistics 26, 1955).
enum IsotonicRegression {
  /// A run of neighbours that got one value.
  struct Block: Equatable {
    var range: Range<Int>
    var weight: Double
    /// The weighted sum of what was observed.
    var sum: Double
    var value: Double { sum / weight }
  }

  /// - Parameter observations: in the order that values must not fall in, with weights above 0.
  /// - Returns: blocks of strictly rising value that cover the observations. O(n).
  static func blocks(_ observations: some Sequence<(value: Double, weight: Double)>) -> [Block] {
    var blocks: [Block] = []
    for (index, observation) in observations.enumerated() {
      var block = Block(
        range: index..<index + 1, weight: observation.weight,
        sum: observation.value * observation.weight)
      while let last = blocks.last, last.value >= block.value {
        block.range = last.range.lowerBound..<block.range.upperBound
        block.weight += last.weight
        block.sum += last.sum
        blocks.removeLast()
      }
      blocks.append(block)
    }
    return blocks
  }
}
