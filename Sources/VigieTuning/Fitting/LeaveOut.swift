import VigieCore

/// What samples would score if they had not been there, without fitting again.
///
/// One Newton step away from the minimum takes a sample out (Pregibon, Annals of Statistics 9, 1981;
/// Rad and Maleki, JRSS B 82, 2020). For one sample, with h = xᵀ H⁻¹ x over the free parameters:
///
///     η + h v (p − y) / (1 − h v p (1 − p))
///
/// and for several at once, with G = X H⁻¹ Xᵀ, r = v (p − y) and W = diag v p (1 − p):
///
///     η + G (r + √W (1 − √W G √W)⁻¹ √W G r)
///
/// The prior of the fit, and the bounds that hold, are taken as they are.
struct LeaveOut {
  let problem: PenalizedLogistic
  let minimum: ProjectedNewton.Minimum
  let factor: CholeskyFactor

  /// - Parameter groups: of row numbers, each row in one group.
  /// - Returns: a score for each row, with its group left out. O(n p²), and the cube of a group.
  func scores(leaving groups: [[Int]]) -> [Double] {
    var scores = problem.rows.map { problem.score($0, minimum.values) }
    for group in groups {
      let changes = changes(leaving: group)
      for (row, change) in zip(group, changes) { scores[row] += change }
    }
    return scores
  }

  private func changes(leaving group: [Int]) -> [Double] {
    let rows = group.map { problem.rows[$0] }
    let residuals = rows.map {
      $0.weight * (logistic(problem.score($0, minimum.values)) - $0.target)
    }
    let roots = rows.map { problem.curvature($0, minimum.values).squareRoot() }
    // G = Z Zᵀ for Z = X L⁻ᵀ.
    let halves = rows.map { row in
      var features = [Double](repeating: 0, count: problem.parameters.count)
      for (column, value) in row.features { features[column] = value }
      return factor.forward(minimum.free.map { features[$0] })
    }
    func applyG(_ vector: [Double]) -> [Double] {
      var sum = [Double](repeating: 0, count: minimum.free.count)
      for (half, value) in zip(halves, vector) {
        for index in sum.indices { sum[index] += half[index] * value }
      }
      return halves.map { product($0, sum) }
    }
    var system = SymmetricMatrix(size: rows.count)
    for row in rows.indices {
      for column in 0...row {
        let element = roots[row] * product(halves[row], halves[column]) * roots[column]
        system[row, column] = (row == column ? 1 : 0) - element
      }
    }
    let right = zip(roots, applyG(residuals)).map(*)
    let solved = CholeskyFactor(regularizing: system).solve(right)
    return applyG(zip(residuals, zip(roots, solved)).map { $0 + $1.0 * $1.1 })
  }

  private func product(_ left: [Double], _ right: [Double]) -> Double {
    zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
