package import VigieCore

/// Finds the phrases that tell what the rules miss from what they rightly leave, and what they wrongly
/// take from what they rightly take.
package struct SuggestionFinder: Sendable {
  package struct Options: Sendable {
    /// Documents that must have a phrase.
    package var support = 2
    /// Suggestions for a tag, a language and a kind.
    package var most = 8
    /// Quotes for a suggestion.
    package var quotes = 2

    package init() {}
  }

  private let pool: TaggerPool
  let options: Options
  /// One of each cluster: copies of a text prove nothing.
  let samples: [TaggedSample]

  package init(_ samples: SampleSet, options: Options, pool: TaggerPool) async {
    self.pool = pool
    self.options = options
    var clusters = Set<String>()
    let distinct = samples.samples.filter { clusters.insert($0.cluster).inserted }
    self.samples = await pool.tag(SampleSet(distinct))
  }

  /// By tag, then by language; pairs for which there is nothing to suggest are left out.
  package func suggestions(for tags: [TagIndex]) async -> [TagSuggestions] {
    let groups = groups(of: tags)
    let candidates = await candidates(of: groups)
    let known = Set(candidates.flatMap { $0.phrases.union($0.exclusions) })
    let samples = samples
    let found = await pool.map(samples) { _, tagged in
      let finder = PhraseFinder(document: tagged.sample.document)
      return finder.phrases(in: finder.sentences).filter { known.contains($0.key) }
    }
    return zip(groups, candidates).compactMap { group, candidates in
      let phrases = choose(
        candidates.phrases, from: group.missed, against: group.others, found: found)
      let exclusions = choose(
        candidates.exclusions, from: group.wrong, against: group.right, found: found)
      guard !phrases.isEmpty || !exclusions.isEmpty else { return nil }
      return TagSuggestions(
        tag: group.tag, language: group.language, missed: group.missed.count,
        others: group.others.count, wrong: group.wrong.count, right: group.right.count,
        phrases: phrases.map { suggestion($0, use: .phrase, found: found) },
        exclusions: exclusions.map {
          suggestion($0, use: use($0.candidate, of: group.tag), found: found)
        })
    }
  }

  // MARK: Groups

  /// The documents of one tag in one language, as indices of samples.
  struct Group {
    var tag: TagIndex
    var language: Language?
    var missed: [Int] = []
    var others: [Int] = []
    var wrong: [Int] = []
    var right: [Int] = []
  }

  func groups(of tags: [TagIndex]) -> [Group] {
    tags.flatMap { tag in
      var groups: [String: Group] = [:]
      for (index, tagged) in samples.enumerated() {
        let observation = tagged[tag]
        guard let grade = observation.grade else { continue }
        let language = tagged.sample.document.languages.first
        var group =
          groups[language?.rawValue ?? ""] ?? Group(tag: tag, language: language)
        switch (grade > .absent, observation.isAssigned) {
        case (true, false): group.missed.append(index)
        case (false, false): group.others.append(index)
        case (false, true): group.wrong.append(index)
        case (true, true): group.right.append(index)
        }
        groups[language?.rawValue ?? ""] = group
      }
      return groups.sorted { $0.key < $1.key }.map(\.value)
        .filter { !$0.missed.isEmpty || !$0.wrong.isEmpty }
    }
  }

  // MARK: Candidates

  private struct Candidates {
    var phrases: Set<String>
    var exclusions: Set<String>
  }

  /// What stands often enough where the labeller's quotes are, or else anywhere, and near wrong hits.
  private func candidates(of groups: [Group]) async -> [Candidates] {
    let samples = samples
    let support = options.support
    return await pool.map(groups) { _, group in
      func frequent(_ indices: [Int], _ sentences: (TaggedSample) -> [Range<Int>]) -> Set<String> {
        var counts: [String: Int] = [:]
        var whole = Set<String>()
        for index in indices {
          let finder = PhraseFinder(document: samples[index].sample.document)
          for (phrase, place) in finder.phrases(in: sentences(samples[index])) {
            counts[phrase, default: 0] += 1
            if place.isWhole { whole.insert(phrase) }
          }
        }
        return whole.filter { counts[$0]! >= support }
      }
      return Candidates(
        phrases: frequent(group.missed) { $0.quotedSentences(for: group.tag) },
        exclusions: frequent(group.wrong) { $0.hitSentences(of: group.tag) })
    }
  }

  // MARK: Choice

  private func choose(
    _ phrases: Set<String>, from wanted: [Int], against others: [Int],
    found: [[String: PhraseFinder.Place]]
  ) -> [PhraseChoice.Choice] {
    let candidates = phrases.compactMap { phrase -> PhraseChoice.Candidate? in
      let documents = wanted.filter { found[$0][phrase] != nil }
      let cost = others.count { found[$0][phrase] != nil }
      // What takes more than it gives is no help.
      guard documents.count >= options.support, cost <= documents.count else { return nil }
      let odds = LogOdds(
        first: documents.count, of: wanted.count, second: cost, of: others.count)
      guard odds.z >= Self.leastZ(of: phrase) else { return nil }
      return .init(phrase: phrase, documents: Set(documents), cost: cost, odds: odds)
    }
    return PhraseChoice.best(candidates, most: options.most)
  }

  /// A word alone says less than it seems to, and there are more of them to be right by chance.
  private static func leastZ(of phrase: String) -> Double {
    let isOneWord = !phrase.contains(" ") && phrase.unicodeScalars.allSatisfy { $0.value < 0x2E80 }
    return isOneWord ? 2.5 : 1.5
  }

  /// `not` cancels hits that it overlaps, so it must do that in every document.
  private func use(_ candidate: PhraseChoice.Candidate, of tag: TagIndex) -> Suggestion.Use {
    let cancelsAll = candidate.documents.allSatisfy { index in
      let sample = samples[index]
      let places = PhraseFinder(document: sample.sample.document)
        .phrases(in: sample.hitSentences(of: tag))
      guard let place = places[candidate.phrase] else { return false }
      return sample.hits(of: tag).contains { $0.overlaps(place.range) }
    }
    return cancelsAll ? .not : .veto
  }

  private func suggestion(
    _ choice: PhraseChoice.Choice, use: Suggestion.Use,
    found: [[String: PhraseFinder.Place]]
  ) -> Suggestion {
    let candidate = choice.candidate
    let quotes = candidate.documents.sorted().prefix(options.quotes).map { index in
      let sample = samples[index].sample
      let words = Surroundings(of: found[index][candidate.phrase]!.range, in: sample.document)
      return Suggestion.Quote(
        document: sample.id, before: words.before, words: words.words, after: words.after)
    }
    return Suggestion(
      use: use, phrase: candidate.phrase, support: candidate.documents.count,
      cost: candidate.cost, odds: candidate.odds, variants: choice.variants,
      quotes: Array(quotes))
  }
}
