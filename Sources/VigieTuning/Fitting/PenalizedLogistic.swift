import VigieCore

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Logistic regression with a parabola and bounds on each parameter:
///
///     Σᵢ vᵢ [ln(1 + e^ηᵢ) − tᵢ ηᵢ] + ½ Σⱼ λⱼ (θⱼ − mⱼ)²,  η = X θ + offset,  lⱼ ≤ θⱼ ≤ uⱼ
///
/// Convex; strictly so where each λ is above 0 or each target strictly between 0 and 1.
struct PenalizedLogistic {
  /// One sample.
  struct Row {
    /// What is not zero, by rising column.
    var features: [(column: Int, value: Double)]
    /// Log-odds that no parameter changes.
    var offset = 0.0
    /// Within 0 … 1.
    var target: Double
    /// 0 or more.
    var weight: Double
  }

  struct Parameter {
    /// What it is drawn to.
    var prior = 0.0
    /// How strongly: the inverse of a variance.
    var penalty = 0.0
    var lower = -Double.infinity
    var upper = Double.infinity

    func clamp(_ value: Double) -> Double { min(upper, max(lower, value)) }
  }

  var rows: [Row]
  var parameters: [Parameter]

  var totalWeight: Double { rows.reduce(0) { $0 + $1.weight } }

  /// The log-odds of a row.
  func score(_ row: Row, _ values: [Double]) -> Double {
    row.features.reduce(row.offset) { $0 + $1.value * values[$1.column] }
  }

  func loss(_ values: [Double]) -> Double {
    var sum = 0.0
    for row in rows where row.weight > 0 {
      let score = score(row, values)
      // ln(1 + eˣ), without e to a positive power.
      let softplus = max(score, 0) + log1p(exp(-abs(score)))
      sum += row.weight * (softplus - row.target * score)
    }
    for (parameter, value) in zip(parameters, values) where parameter.penalty > 0 {
      let distance = value - parameter.prior
      sum += parameter.penalty * distance * distance / 2
    }
    return sum
  }

  func gradient(_ values: [Double]) -> [Double] {
    var gradient = zip(parameters, values).map { $0.penalty * ($1 - $0.prior) }
    for row in rows where row.weight > 0 {
      let residual = row.weight * (logistic(score(row, values)) - row.target)
      for (column, value) in row.features { gradient[column] += residual * value }
    }
    return gradient
  }

  func hessian(_ values: [Double]) -> SymmetricMatrix {
    var hessian = SymmetricMatrix(size: parameters.count)
    for (index, parameter) in parameters.enumerated() { hessian[index, index] = parameter.penalty }
    for row in rows where row.weight > 0 {
      let curvature = curvature(row, values)
      for (position, left) in row.features.enumerated() {
        for right in row.features.prefix(position + 1) {
          hessian[left.column, right.column] += curvature * left.value * right.value
        }
      }
    }
    return hessian
  }

  /// v p (1 − p): the second derivative by the row's score.
  func curvature(_ row: Row, _ values: [Double]) -> Double {
    let score = score(row, values)
    // The product of both tails keeps its figures where p rounds to 1.
    return row.weight * logistic(score) * logistic(-score)
  }
}
