/// Finds what a misspelt word was probably meant to be.
public enum Spelling {
  /// The candidate nearest to `word`, where one is near enough to be meant; the first of equals.
  public static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(word.lowercased().unicodeScalars)
    // A third of the letters may be wrong, but never so many that any short word would do.
    let allowed = max(1, wanted.count / 3)
    var best: (candidate: String, distance: Int)?
    for candidate in candidates where candidate != word {
      let letters = Array(candidate.lowercased().unicodeScalars)
      let limit = best.map { $0.distance - 1 } ?? allowed
      guard abs(letters.count - wanted.count) <= limit else { continue }
      let distance = distance(wanted, letters)
      if distance <= limit, distance < max(wanted.count, letters.count) {
        best = (candidate, distance)
      }
    }
    return best?.candidate
  }

  /// The same for names made of parts, as `group/leaf`: the last part alone will do, or most of it.
  public static func nearest(toPath name: String, among known: [String]) -> String? {
    // The leaf without its group, or in another one.
    let leaf = name.split(separator: "/").last.map(String.init) ?? name
    if let same = known.first(where: { $0.hasSuffix("/\(leaf)") }) { return same }
    if !name.contains("/"),
      let near = nearest(
        to: name, among: known.map { String($0.split(separator: "/").last ?? "") })
    {
      return known.first { $0 == near || $0.hasSuffix("/\(near)") }
    }
    // A part of the name of a leaf.
    if leaf.count > 4, let longer = known.first(where: { $0.contains("/") && $0.contains(leaf) }) {
      return longer
    }
    return nearest(to: name, among: known)
  }

  /// How many letters to insert, drop, replace or swap with their neighbour.
  static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var twoAbove: [Int] = []
    var above = Array(0...right.count)
    for row in 0..<left.count {
      var current = [row + 1]
      current.reserveCapacity(right.count + 1)
      for column in 0..<right.count {
        let same = left[row] == right[column]
        var best = min(above[column] + (same ? 0 : 1), above[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          best = min(best, twoAbove[column - 1] + 1)
        }
        current.append(best)
      }
      twoAbove = above
      above = current
    }
    return above[right.count]
  }
}
