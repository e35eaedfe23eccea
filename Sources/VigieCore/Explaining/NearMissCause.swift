/// Why a `near` does not hold though each of its parts is found: they overlap, stand in another order, or
/// too far apart.
struct NearMissCause {
  private let places: [[Occurrence]]
  private let distance: Condition.Distance
  private let isOrdered: Bool
  private let document: Document

  init(
    _ places: [[Occurrence]], within distance: Condition.Distance, ordered: Bool,
    in document: Document
  ) {
    self.places = places
    self.distance = distance
    isOrdered = ordered
    self.document = document
  }

  /// - Parameter found: words of each part.
  func message(_ found: [String]) -> String {
    if isOrdered, !document.near(places, within: distance, ordered: false).isEmpty {
      return "\(found.list) are found \(distance.phrase), but not in that order"
    }
    if let (one, other) = overlap() {
      let others =
        places.contains { $0.count > 1 } ? ", and others do not stand \(distance.phrase)" : ""
      return one == other
        ? "two parts are found at the same words, '\(document.words(at: one))'\(others)"
        : "'\(document.words(at: one))' and '\(document.words(at: other))' are found, but overlap"
          + others
    }
    let order = isOrdered ? " in that order" : ""
    return "\(found.list) are found, but not \(distance.phrase)\(order)"
  }

  /// The first places of two parts that share words.
  private func overlap() -> (Range<Int>, Range<Int>)? {
    for (number, part) in places.enumerated() {
      for other in places[..<number] {
        for one in other.map(\.range) {
          if let shared = part.first(where: { $0.range.overlaps(one) }) {
            return (one, shared.range)
          }
        }
      }
    }
    return nil
  }
}
