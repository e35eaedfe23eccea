/// What a sample may weigh.
enum SampleWeight {
  /// Sums of weights far apart, and of more, would say nothing.
  private static let range = 1e-6...1e6

  static let expectation = "expected a number above 0, from 0.000001 to 1000000"

  static func isSound(_ weight: Double) -> Bool { range.contains(weight) }
}
