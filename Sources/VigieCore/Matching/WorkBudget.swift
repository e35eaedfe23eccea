/// How much work a document may cost, so that none holds up the others: counted, not timed, so that the
/// same document always comes to the same end; what escapes the count, ``SearchTime`` stops.
///
/// A press release spends a few hundredths of it.
struct WorkBudget {
  /// What a search for one match costs.
  static let search = 1
  /// Bytes looked through for the start of a match that cost as much.
  static let bytesOfUnit = 64
  /// What it costs more where it takes many steps of backtracking.
  static let longSearch = 60
  /// Steps that a search may take before it counts as long.
  static let fewSteps: UInt32 = 2000

  private var left: Int

  init(bytes: Int) {
    left = 50_000 + 8 * bytes
  }

  /// Takes from the budget; says whether there was enough left.
  mutating func spend(_ cost: Int) -> Bool {
    left -= cost
    return left >= 0
  }
}
