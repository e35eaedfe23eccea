/// Shares a number of places out.
enum Allocation {
  /// To each as many as to any other, as far as it can take them; the places that are left over at the
  /// end go to the first.
  static func even(_ places: Int, capacities: [Int]) -> [Int] {
    var given = Array(repeating: 0, count: capacities.count)
    var left = places
    while left > 0 {
      let open = given.indices.filter { given[$0] < capacities[$0] }
      guard !open.isEmpty else { break }
      let each = max(1, left / open.count)
      for index in open where left > 0 {
        let more = min(each, left, capacities[index] - given[index])
        given[index] += more
        left -= more
      }
    }
    return given
  }
}
