/// Chooses among phrases that stand in the same documents.
struct PhraseChoice {
  /// A phrase with what was counted of it.
  struct Candidate {
    var phrase: String
    /// The documents to be set right in which it stands.
    var documents: Set<Int>
    var cost: Int
    var odds: LogOdds
  }

  /// The best ones, most standard errors first, each with the variants that it stands for: those that
  /// hold it or are held by it, or share words with it, and stand in no other documents.
  static func best(
    _ candidates: [Candidate], most: Int
  ) -> [Choice] {
    let sorted = candidates.sorted { left, right in
      if left.odds.z != right.odds.z { return left.odds.z > right.odds.z }
      let (a, b) = (rank(left.phrase), rank(right.phrase))
      return a != b ? a < b : left.phrase < right.phrase
    }
    var chosen: [Choice] = []
    for candidate in sorted.prefix(mostCompared) { add((candidate, []), to: &chosen) }
    // A cheaper phrase that took another's place may stand for more than that one did.
    var merged: [Choice] = []
    for choice in chosen { add(choice, to: &merged) }
    return Array(merged.prefix(most))
  }

  typealias Choice = (candidate: Candidate, variants: [String])

  /// Phrases of less certainty are not looked at.
  private static let mostCompared = 400

  private static func add(_ choice: Choice, to chosen: inout [Choice]) {
    let candidate = choice.candidate
    guard let index = chosen.firstIndex(where: { isVariant(candidate, of: $0.candidate) }) else {
      chosen.append(choice)
      return
    }
    // Certainty grows with every count, cost included; who writes rules wants the cheaper phrase.
    let isCheaper =
      candidate.documents == chosen[index].candidate.documents
      && candidate.cost < chosen[index].candidate.cost
    chosen[index].variants.append(isCheaper ? chosen[index].candidate.phrase : candidate.phrase)
    chosen[index].variants += choice.variants
    if isCheaper { chosen[index].candidate = candidate }
  }

  /// Of equal phrases two words are clearer than one, and more general than four; where words are not
  /// set off, four characters and more are like two words.
  private static func rank(_ phrase: String) -> Int {
    if isUnspaced(phrase) { return phrase.count >= 4 ? phrase.count : 10 }
    let words = words(of: phrase).count
    return [2: 0, 3: 1, 1: 2][words] ?? words
  }

  private static func isVariant(_ candidate: Candidate, of chosen: Candidate) -> Bool {
    guard candidate.documents.isSubset(of: chosen.documents) else { return false }
    if candidate.phrase.contains(chosen.phrase) || chosen.phrase.contains(candidate.phrase) {
      return true
    }
    return candidate.documents == chosen.documents
      && !words(of: candidate.phrase).isDisjoint(with: words(of: chosen.phrase))
  }

  private static func isUnspaced(_ phrase: String) -> Bool {
    !phrase.contains(" ") && phrase.unicodeScalars.contains { $0.value > 0x2E7F }
  }

  /// Where words are not set off, pairs of characters stand for them.
  private static func words(of phrase: String) -> Set<String> {
    let spaced = Set(phrase.split(separator: " ").map(String.init))
    guard isUnspaced(phrase) else { return spaced }
    let characters = Array(phrase)
    return Set(zip(characters, characters.dropFirst()).map { String([$0, $1]) })
  }
}
