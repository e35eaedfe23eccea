internal import VigieCore

/// One tag's part of all documents, laid out for figures over thousands of draws.
struct TagColumn {
  /// A document that is labelled with the tag or got it.
  struct Mark {
    /// The document's place in the order of the resampling.
    var place: Int
    var weight: Double
    var isLabelled: Bool
    var isCentral: Bool
    var isAssigned: Bool
  }

  let tag: TagIndex
  let marks: [Mark]
  let outcomes: Outcomes
  let known: Int
  let disputed: Int
  /// All documents of known label, by falling confidence.
  private let ranking: [Ranked]

  private struct Ranked {
    var place: Int
    var weight: Double
    var isPositive: Bool
    /// Whether the next one has another confidence.
    var endsTie: Bool
  }

  /// - Parameter documents: in the order of the resampling.
  init(_ tag: TagIndex, of documents: [JudgedDocument]) {
    self.tag = tag
    let places = documents.indices.filter { documents[$0][tag].grade != nil }
    known = places.count
    disputed = documents.count - places.count
    marks = places.compactMap { place in
      let observation = documents[place][tag]
      let grade = observation.grade!
      guard observation.isAssigned || grade > .absent else { return nil }
      return Mark(
        place: place, weight: documents[place].weight, isLabelled: grade > .absent,
        isCentral: grade == .central, isAssigned: observation.isAssigned)
    }
    outcomes = Outcomes(
      places.map { place in
        Outcome(
          confidence: documents[place][tag].confidence, grade: documents[place][tag].grade!,
          from: .mentioned, weight: documents[place].weight)
      })
    let ranked = places.sorted {
      let (left, right) = (documents[$0][tag].confidence, documents[$1][tag].confidence)
      return left != right ? left > right : $0 < $1
    }
    ranking = ranked.enumerated().map { rank, place in
      let isLast = rank + 1 == ranked.count
      return Ranked(
        place: place, weight: documents[place].weight,
        isPositive: documents[place][tag].grade! > .absent,
        endsTie: isLast
          || documents[ranked[rank + 1]][tag].confidence != documents[place][tag].confidence)
    }
  }

  var support: Int { marks.count(where: \.isLabelled) }

  /// - Parameter drawn: how often each document was drawn; each once for `nil`.
  func counts(_ drawn: ArraySlice<UInt16>? = nil) -> DecisionCounts {
    var counts = DecisionCounts()
    for mark in marks {
      let weight = mark.weight * times(mark.place, drawn)
      counts.add(decided: mark.isAssigned, labelled: mark.isLabelled, weight: weight)
    }
    return counts
  }

  /// The share of central documents that were found.
  func centralRecall(_ drawn: ArraySlice<UInt16>? = nil) -> Double? {
    var counts = DecisionCounts()
    for mark in marks where mark.isCentral {
      counts.add(
        decided: mark.isAssigned, labelled: true, weight: mark.weight * times(mark.place, drawn))
    }
    return counts.recall
  }

  /// As `Outcomes.averagePrecision`, for a draw.
  func averagePrecision(_ drawn: ArraySlice<UInt16>) -> Double? {
    var assigned = 0.0
    var found = 0.0
    var foundBefore = 0.0
    var sum = 0.0
    for ranked in ranking {
      let weight = ranked.weight * times(ranked.place, drawn)
      assigned += weight
      if ranked.isPositive { found += weight }
      if ranked.endsTie, found > foundBefore {
        sum += (found - foundBefore) * found / assigned
        foundBefore = found
      }
    }
    return found > 0 ? sum / found : nil
  }

  private func times(_ place: Int, _ drawn: ArraySlice<UInt16>?) -> Double {
    guard let drawn else { return 1 }
    return Double(drawn[drawn.startIndex + place])
  }
}
