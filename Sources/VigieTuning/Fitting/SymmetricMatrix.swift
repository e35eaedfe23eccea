/// A square matrix that is its own transpose; only the lower triangle is kept.
struct SymmetricMatrix {
  let size: Int
  /// Row by row: row r holds r + 1 elements.
  private var elements: [Double]

  /// Zero.
  init(size: Int) {
    self.size = size
    elements = [Double](repeating: 0, count: size * (size + 1) / 2)
  }

  /// - Precondition: `column` is not above `row`.
  subscript(row: Int, column: Int) -> Double {
    get { elements[row * (row + 1) / 2 + column] }
    set { elements[row * (row + 1) / 2 + column] = newValue }
  }

  /// The rows and columns with these numbers, which must rise.
  func restricted(to kept: [Int]) -> SymmetricMatrix {
    var part = SymmetricMatrix(size: kept.count)
    for (row, from) in kept.enumerated() {
      for (column, other) in kept.prefix(row + 1).enumerated() {
        part[row, column] = self[from, other]
      }
    }
    return part
  }
}

/// The factor L of a positive definite matrix L Lᵀ.
struct CholeskyFactor {
  private var factor: SymmetricMatrix

  /// O(n³). `nil` where the matrix is not positive definite, as far as can be seen.
  init?(_ matrix: SymmetricMatrix) {
    factor = matrix
    for row in 0..<matrix.size {
      for column in 0...row {
        var sum = matrix[row, column]
        for k in 0..<column { sum -= factor[row, k] * factor[column, k] }
        if column < row {
          factor[row, column] = sum / factor[column, column]
        } else {
          // Less than rounding leaves of the diagonal is nothing.
          guard sum > matrix[row, row] * 1e-14, sum.isFinite else { return nil }
          factor[row, row] = sum.squareRoot()
        }
      }
    }
  }

  /// The factor of the matrix, or of the matrix with as much added to its diagonal as it takes.
  init(regularizing matrix: SymmetricMatrix) {
    let largest = (0..<matrix.size).map { abs(matrix[$0, $0]) }.max() ?? 0
    var added = max(largest, 1e-200) * 1e-12
    var candidate = matrix
    while true {
      if let factor = CholeskyFactor(candidate) {
        self = factor
        return
      }
      for index in 0..<matrix.size { candidate[index, index] += added }
      added *= 10
    }
  }

  /// x with L x = b.
  func forward(_ right: [Double]) -> [Double] {
    var solution = right
    for row in solution.indices {
      for k in 0..<row { solution[row] -= factor[row, k] * solution[k] }
      solution[row] /= factor[row, row]
    }
    return solution
  }

  /// x with L Lᵀ x = b.
  func solve(_ right: [Double]) -> [Double] {
    var solution = forward(right)
    for row in solution.indices.reversed() {
      for k in row + 1..<solution.count { solution[row] -= factor[k, row] * solution[k] }
      solution[row] /= factor[row, row]
    }
    return solution
  }

  /// The diagonal of the inverse.
  var inverseDiagonal: [Double] {
    (0..<factor.size).map { index in
      var unit = [Double](repeating: 0, count: factor.size)
      unit[index] = 1
      return forward(unit).reduce(0) { $0 + $1 * $1 }
    }
  }
}
