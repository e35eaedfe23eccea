/// Newton's method within bounds (Bertsekas, SIAM Journal on Control and Optimization 20, 1982).
///
/// Parameters at a bound that pulls them further take no part in the Newton step; all steps are
/// projected back into the bounds, and shortened until the loss falls as it should. Nothing is left
/// to chance: equal problems give equal minima.
struct ProjectedNewton {
  let problem: PenalizedLogistic

  private static let mostIterations = 200
  private static let mostHalvings = 60
  /// Closer to a bound than this counts as at it, if the gradient points that way.
  private static let margin = 1e-4
  /// The share of the promised descent that a step must bring.
  private static let sufficient = 1e-4

  struct Minimum {
    var values: [Double]
    /// The parameters that no bound holds.
    var free: [Int]
    /// Of the loss, over the free parameters, in their order.
    var hessian: SymmetricMatrix
    /// Whether the gradient along the free parameters is nothing.
    var isConverged: Bool
  }

  func minimum(from start: [Double]) -> Minimum {
    var values = zip(problem.parameters, start).map { $0.clamp($1) }
    let scale = max(1, problem.totalWeight)
    var slope = Double.infinity
    for _ in 0..<Self.mostIterations {
      let gradient = problem.gradient(values)
      slope = projectedSlope(values, gradient)
      if slope <= 1e-12 * scale { break }
      guard let next = step(from: values, gradient, slope: slope) else { break }
      values = next
    }
    // A parameter that stands on its bound, if only just, is not free: its interval would cross it.
    let gradient = problem.gradient(values)
    let free = values.indices.filter { !isHeld($0, values, gradient, margin: 0) }
    return Minimum(
      values: values, free: free, hessian: problem.hessian(values).restricted(to: free),
      isConverged: slope <= 1e-7 * scale)
  }

  /// The longest step that a gradient step of length 1 would make within the bounds.
  private func projectedSlope(_ values: [Double], _ gradient: [Double]) -> Double {
    values.indices.map {
      abs(values[$0] - problem.parameters[$0].clamp(values[$0] - gradient[$0]))
    }.max() ?? 0
  }

  private func isHeld(
    _ index: Int, _ values: [Double], _ gradient: [Double], margin: Double
  ) -> Bool {
    let parameter = problem.parameters[index]
    return (values[index] <= parameter.lower + margin && gradient[index] > 0)
      || (values[index] >= parameter.upper - margin && gradient[index] < 0)
  }

  /// `nil` where rounding leaves no descent.
  private func step(from values: [Double], _ gradient: [Double], slope: Double) -> [Double]? {
    let margin = min(Self.margin, slope)
    let free = values.indices.filter { !isHeld($0, values, gradient, margin: margin) }
    let hessian = problem.hessian(values)
    // Held parameters go down their own slope; the others by Newton among themselves.
    var direction = values.indices.map { -gradient[$0] / max(hessian[$0, $0], 1e-12) }
    let newton = CholeskyFactor(regularizing: hessian.restricted(to: free))
      .solve(free.map { -gradient[$0] })
    for (index, value) in zip(free, newton) { direction[index] = value }

    let isFree = Set(free)
    let loss = problem.loss(values)
    var length = 1.0
    for _ in 0..<Self.mostHalvings {
      let next = values.indices.map {
        problem.parameters[$0].clamp(values[$0] + length * direction[$0])
      }
      let promised = values.indices.reduce(0) { sum, index in
        let move = isFree.contains(index) ? length * direction[index] : next[index] - values[index]
        return sum + gradient[index] * move
      }
      // Near the minimum the loss changes by less than it is rounded by: let the gradient decide.
      let descends = problem.loss(next) <= loss + Self.sufficient * promised
      let isClose = -promised <= 1e-11 * max(1, abs(loss))
      if descends || isClose && projectedSlope(next, problem.gradient(next)) < slope { return next }
      length /= 2
    }
    return nil
  }
}
