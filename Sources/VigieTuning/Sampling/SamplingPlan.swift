package import VigieCore

/// A stratified random sample of documents to label, with the chance that each had to be drawn.
///
/// Each document belongs to one stratum: that of its rarest tag and the band of confidence in it, or,
/// where no rule speaks, that of documents without hits, without which recall cannot be known. Within a
/// stratum all documents are as likely, so that one that is drawn stands for `population / drawn`
/// (Horvitz and Thompson, JASA 47, 1952).
package struct SamplingPlan: Sendable {
  package struct Options: Sendable {
    /// How many documents to draw.
    package var count: Int
    package var seed: UInt64 = 1
    /// The part of them to take from the documents without hits.
    package var shareWithoutHits = 0.2
    /// How many to draw for a tag; the others share what is left evenly.
    package var quotas: [TagIndex: Int] = [:]

    package init(count: Int) { self.count = count }

    /// How many of so many documents without hits are drawn at least.
    fileprivate func placesWithoutHits(among silent: Int) -> Int {
      guard shareWithoutHits > 0 else { return 0 }
      // At least one, or those documents would stand for nothing; compared before it is made a whole
      // number, which it may be too large for.
      let wanted = max(1, (Double(count) * shareWithoutHits).rounded())
      return wanted < Double(silent) ? Int(wanted) : silent
    }

    /// The least count that leaves so many places for documents with hits. What is kept for those without
    /// grows with the count, so it is asked for again until it does not.
    fileprivate func leastCount(withHits places: Int, among silent: Int) -> Int {
      var options = self
      options.count = places
      while true {
        let least = places + options.placesWithoutHits(among: silent)
        if least == options.count { return least }
        options.count = least
      }
    }
  }

  package struct Stratum: Sendable, Hashable {
    /// `nil` for documents without hits.
    package var tag: TagIndex?
    /// The bounds of the band of confidence; the upper one belongs to it only where it is 1.
    package var lower = 0.0
    package var upper = 1.0
    package var population: Int
    package var drawn: Int

    /// How many documents each one drawn stands for.
    package var weight: Double { Double(population) / Double(drawn) }
  }

  package struct Draw: Sendable, Hashable {
    /// Of the document in the corpus.
    package var number: Int
    /// Of the stratum.
    package var stratum: Int
  }

  /// Why no sample can be drawn.
  package enum Impossible: Error, Hashable, Sendable {
    case nothingToDraw
    /// Some tag would get no document, so that nothing could be said of it.
    case needsMore(least: Int, tags: Int)
    case quotasExceed(Int, places: Int)
  }

  package let strata: [Stratum]
  /// In the order of the corpus.
  package let draws: [Draw]

  package init(_ frame: SamplingFrame, tags: [TagIndex], options: Options) throws(Impossible) {
    guard !frame.units.isEmpty else { throw .nothingToDraw }
    let cells = Self.cells(frame, tags: tags)
    let speaking = tags.filter { cells[$0] != nil }
    let silent = cells[nil]?.count ?? 0
    let hits = frame.units.count - silent
    let reserved = options.placesWithoutHits(among: silent)
    let places = min(hits, options.count - reserved)
    let fixed = speaking.map { min(options.quotas[$0] ?? 0, cells[$0]!.count) }
    let open = speaking.filter { options.quotas[$0] == nil }
    let sum = fixed.reduce(0, +)
    if sum > max(0, options.count - reserved) {
      throw .quotasExceed(sum, places: max(0, options.count - reserved))
    }
    if places - sum < open.count {
      throw .needsMore(
        least: options.leastCount(withHits: sum + open.count, among: silent), tags: open.count)
    }
    let shares = Allocation.even(places - sum, capacities: open.map { cells[$0]!.count })
    let shareOf = Dictionary(uniqueKeysWithValues: zip(open, shares))
    let drawnWithHits = sum + shares.reduce(0, +)
    let withoutHits =
      options.shareWithoutHits > 0 ? min(silent, options.count - drawnWithHits) : 0

    var strata: [Stratum] = []
    var draws: [Draw] = []
    func draw(_ cell: [Member], _ stratum: Stratum) {
      for member in Self.drawn(stratum.drawn, of: cell, seed: options.seed) {
        draws.append(Draw(number: member.number, stratum: strata.count))
      }
      strata.append(stratum)
    }
    for (tag, fixed) in zip(speaking, fixed) {
      let count = shareOf[tag] ?? fixed
      guard count > 0 else { continue }
      for (band, places) in Bands.split(cells[tag]!, places: count) {
        draw(
          band.members,
          Stratum(
            tag: tag, lower: band.lower, upper: band.upper, population: band.members.count,
            drawn: places))
      }
    }
    if withoutHits > 0 {
      draw(cells[nil]!, Stratum(population: silent, drawn: withoutHits))
    }
    self.strata = strata
    self.draws = draws.sorted { $0.number < $1.number }
  }

  struct Member {
    var number: Int
    var id: String
    var confidence: Double
  }

  /// By their rarest tag, of equally rare ones the first; `nil` for documents without hits.
  private static func cells(_ frame: SamplingFrame, tags: [TagIndex]) -> [TagIndex?: [Member]] {
    var frequencies: [TagIndex: Int] = [:]
    for (_, unit) in frame.units {
      for score in unit.scores { frequencies[score.tag, default: 0] += 1 }
    }
    var cells: [TagIndex?: [Member]] = [:]
    for (number, unit) in frame.units {
      let key = unit.scores.min {
        (frequencies[$0.tag]!, $0.tag) < (frequencies[$1.tag]!, $1.tag)
      }
      cells[key?.tag, default: []].append(
        Member(number: number, id: unit.id, confidence: key?.confidence ?? 0))
    }
    return cells
  }

  /// Those with the smallest keys, which id and seed determine.
  private static func drawn(_ count: Int, of members: [Member], seed: UInt64) -> [Member] {
    var sample = BottomSample<Member>(size: count)
    for member in members {
      var hash = StableHash(seed: seed)
      hash.add(member.id)
      sample.add(key: hash.value, member)
    }
    return sample.elements
  }
}
