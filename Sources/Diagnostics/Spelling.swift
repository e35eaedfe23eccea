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

  /// The only candidate that begins with the first half of a word, and with four letters at least.
  public static func onlyOne(
    beginningAs word: String, among candidates: some Sequence<String>
  ) -> String? {
    let beginning = word.lowercased().prefix(max(4, (word.count + 1) / 2))
    let fitting = candidates.filter { $0.lowercased().hasPrefix(beginning) }
    return beginning.count >= 4 && fitting.count == 1 ? fitting[0] : nil
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
    // The beginning of a group's name, which its leaves may well have in theirs.
    let beginning = name.lowercased()
    let groups = known.filter { !$0.contains("/") && $0.lowercased().hasPrefix(beginning) }
    if name.count > 4, groups.count == 1 { return groups[0] }
    // A part of the name of a leaf.
    if leaf.count > 4, let longer = known.first(where: { $0.contains("/") && $0.contains(leaf) }) {
      return longer
    }
    // Behind the name of a group only its leaves can be meant: that they have it in common says nothing.
    let group = name.dropLast(leaf.count + 1)
    guard group.isEmpty || !known.contains(String(group)) else {
      let leaves = known.filter { $0.hasPrefix("\(group)/") }.map {
        String($0.dropFirst(group.count + 1))
      }
      let near = nearest(to: leaf, among: leaves) ?? sharingWords(with: leaf, among: leaves)
      return near.map { "\(group)/\($0)" }
    }
    return nearest(to: name, among: known) ?? sharingWords(with: name, among: known)
  }

  /// The same for names that may end in `.*`, for all that begins so: `en.hack-and-leek.*`.
  public static func nearest(toWildcard name: String, among known: [String]) -> String? {
    guard name.hasSuffix(".*") else { return nearest(to: name, among: known) }
    let stem = name.dropLast(2)
    let parts = stem.split(separator: ".").count
    let beginnings = known.map { $0.split(separator: ".").prefix(parts).joined(separator: ".") }
    return nearest(to: String(stem), among: beginnings).map { $0 + ".*" }
  }

  /// The name with most of the words of another one, or words like them; of equals the one with fewest
  /// words besides. Of `group/leaf` only the leaf counts: that a group has the group's words says nothing.
  private static func sharingWords(with name: String, among known: [String]) -> String? {
    func words(_ text: String) -> [String] {
      text.lowercased().split { "/-_ .".contains($0) }.map(String.init)
    }
    let wanted = words(name.split(separator: "/").last.map(String.init) ?? name).filter {
      $0.count > 3
    }
    guard !wanted.isEmpty else { return nil }
    let shared = known.map { candidate in
      let words = words(candidate)
      // Of short words too many are near.
      return wanted.count { word in
        words.contains(word) || word.count > 4 && nearest(to: word, among: words) != nil
      }
    }
    guard let most = shared.max(), most > 0, most * 2 >= wanted.count else { return nil }
    return zip(known, shared).filter { $0.1 == most }.map(\.0).min {
      words($0).count < words($1).count
    }
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
