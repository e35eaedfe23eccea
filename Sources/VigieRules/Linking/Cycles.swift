/// Finds circles in references.
enum Cycles {
  /// The nodes of one circle, beginning with its smallest; `nil` where there is none.
  static func first(in edges: [[Int]]) -> [Int]? {
    var state = [UInt8](repeating: 0, count: edges.count)
    // Without recursion: a chain may be as long as there are rules.
    for start in edges.indices where state[start] == 0 {
      var path = [(node: start, next: 0)]
      state[start] = 1
      while let last = path.last {
        guard last.next < edges[last.node].count else {
          state[last.node] = 2
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let target = edges[last.node][last.next]
        if state[target] == 1, let from = path.firstIndex(where: { $0.node == target }) {
          return rotated(path[from...].map(\.node))
        }
        if state[target] == 0 {
          state[target] = 1
          path.append((target, 0))
        }
      }
    }
    return nil
  }

  private static func rotated(_ cycle: [Int]) -> [Int] {
    guard let smallest = cycle.min(), let index = cycle.firstIndex(of: smallest) else {
      return cycle
    }
    return Array(cycle[index...] + cycle[..<index])
  }
}
