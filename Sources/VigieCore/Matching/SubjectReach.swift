/// How far in a document one thing bears upon another that is not said to stand near it.
///
/// A press release has one subject throughout. A long report has many, and what it says of one in its
/// first chapter has nothing to do with another in its last; so "in the document" means no farther
/// apart than an average release is long.
enum SubjectReach {
  /// In bytes of the normalised text.
  static let bytes = 4_000

  /// Whether a place is near enough to one of these.
  ///
  /// - Parameter places: in order.
  static func contains(_ place: Int, near places: [Int]) -> Bool {
    var low = 0
    var high = places.count
    while low < high {
      let middle = (low + high) / 2
      if places[middle] < place - bytes { low = middle + 1 } else { high = middle }
    }
    return low < places.count && places[low] <= place + bytes
  }
}
