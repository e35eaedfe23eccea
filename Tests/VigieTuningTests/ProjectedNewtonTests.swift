import Testing
import VigieCore

@testable import VigieTuning

struct ProjectedNewtonTests {
  /// A problem with bounds on either side, many zeros, and weights and features far apart in size.
  private func problem(seed: UInt64) -> PenalizedLogistic {
    var generator = SplitMix64(seed: seed)
    func uniform() -> Double { Double(generator.next() >> 11) / 0x1p53 }
    let columns = 1 + generator.index(below: 12)
    let size = [1, 10, 1_000][generator.index(below: 3)]
    let isSeparated = generator.index(below: 2) == 0
    let rows = (0..<generator.index(below: 60)).map { _ in
      let features = (0..<columns).filter { _ in uniform() < 0.4 }.map {
        (column: $0, value: (uniform() - 0.2) * Double(size))
      }
      let isPositive = isSeparated ? (features.first?.value ?? -1) > 0 : uniform() < 0.3
      return PenalizedLogistic.Row(
        features: features, offset: uniform() - 0.5, target: isPositive ? 1 : 0,
        weight: uniform() < 0.1 ? 0 : uniform() * (uniform() < 0.1 ? 1_000 : 1))
    }
    let parameters = (0..<columns).map { _ in
      let sign = generator.index(below: 3) - 1
      return PenalizedLogistic.Parameter(
        prior: 4 * uniform() - 2, penalty: uniform() < 0.2 ? 0.01 : 2,
        lower: sign > 0 ? 0 : -.infinity, upper: sign < 0 ? 0 : .infinity)
    }
    return PenalizedLogistic(rows: rows, parameters: parameters)
  }

  @Test("the minimum is one: no slope where it is free, none back from a bound", arguments: 1...300)
  func conditions(seed: UInt64) {
    let problem = problem(seed: seed)
    let minimum = ProjectedNewton(problem: problem).minimum(
      from: problem.parameters.map { _ in 0 })
    #expect(minimum.isConverged)
    let gradient = problem.gradient(minimum.values)
    let scale = 1e-6 * max(1, problem.totalWeight)
    for (index, parameter) in problem.parameters.enumerated() {
      let value = minimum.values[index]
      #expect(parameter.lower <= value && value <= parameter.upper)
      if minimum.free.contains(index) {
        #expect(abs(gradient[index]) < scale || value == parameter.clamp(value - gradient[index]))
      } else {
        #expect(value == (gradient[index] > 0 ? parameter.lower : parameter.upper))
      }
    }
  }

  @Test("any start leads to the same minimum", arguments: 1...40)
  func starts(seed: UInt64) {
    let problem = problem(seed: seed)
    let newton = ProjectedNewton(problem: problem)
    let near = newton.minimum(from: problem.parameters.map(\.prior)).values
    let far = newton.minimum(from: problem.parameters.map { _ in 8 }).values
    #expect(agree(near, far, within: 1e-6))
  }

  @Test("gradient and Hessian are the slopes of loss and gradient", arguments: 1...20)
  func derivatives(seed: UInt64) {
    let problem = problem(seed: seed)
    let values = problem.parameters.map { $0.prior / 8 }
    let gradient = problem.gradient(values)
    let hessian = problem.hessian(values)
    let step = 1e-7
    for index in values.indices {
      var (less, more) = (values, values)
      less[index] -= step
      more[index] += step
      let slope = (problem.loss(more) - problem.loss(less)) / (2 * step)
      #expect(
        abs(slope - gradient[index]) < 1e-3 * max(1, abs(slope)) + 1e-9 * problem.loss(values)
          / step)
      let (above, below) = (problem.gradient(more), problem.gradient(less))
      for row in index..<values.count {
        let curvature = (above[row] - below[row]) / (2 * step)
        #expect(abs(curvature - hessian[row, index]) < 2e-3 * max(1, abs(curvature)))
      }
    }
  }

  @Test("a matrix that is not positive definite has no factor, but a regularised one")
  func cholesky() {
    var matrix = SymmetricMatrix(size: 2)
    matrix[0, 0] = 4
    matrix[1, 0] = 2
    matrix[1, 1] = 3
    let factor = CholeskyFactor(matrix)!
    #expect(agree(factor.solve([2, 5]), [-0.5, 2]))
    #expect(agree(factor.inverseDiagonal, [3.0 / 8, 4.0 / 8]))
    matrix[1, 1] = 1
    #expect(CholeskyFactor(matrix) == nil)
    #expect(CholeskyFactor(regularizing: matrix).solve([1, 1]).allSatisfy { $0.isFinite })
    #expect(CholeskyFactor(regularizing: SymmetricMatrix(size: 0)).solve([]).isEmpty)
  }
}
