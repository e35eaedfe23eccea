extension Document {
  /// Where all parts occur at different words, no farther apart than `distance`.
  ///
  /// For each occurrence of the first part the closest of the others are tried; a stretch that holds
  /// a shorter one is dropped.
  func near(
    _ lists: [[Occurrence]], within distance: Condition.Distance, ordered: Bool
  ) -> [Occurrence] {
    var result: [Occurrence] = []
    var choice = NearChoice(distance: distance, isOrdered: ordered)
    for anchor in lists[0] {
      choice.begin(with: anchor.range, in: stretch(of: distance, at: anchor.range.lowerBound))
      complete(&choice, with: lists)
      if let best = choice.best {
        result.append(Occurrence(range: best, isContiguous: best == anchor.range))
      }
    }
    result.sortAndMerge()
    return result.shortest()
  }

  /// Completes the choice with one occurrence of each list that has none yet, in every promising way.
  ///
  /// Any valid choice stays valid when a part is replaced by one that is nearer to the anchor on the
  /// same side, so the nearest on each side that stands on no words already taken is enough, and one more
  /// for each part that is still to come and may need these words; three at most.
  private func complete(_ choice: inout NearChoice, with lists: [[Occurrence]]) {
    guard choice.parts.count < lists.count else { return choice.keepIfShortest() }
    let list = lists[choice.parts.count]
    let reference = choice.reference
    let most = min(lists.count - choice.parts.count, 3)
    var next = list.firstIndex(from: reference.upperBound)
    var wanted = most
    while next < list.count, wanted > 0, list[next].range.lowerBound < choice.stretch.upperBound {
      if choice.isFree(list[next].range) {
        extend(&choice, by: list[next].range, with: lists)
        wanted -= 1
      }
      next += 1
    }
    guard !choice.isOrdered else { return }
    var before = list.firstIndex(from: reference.lowerBound) - 1
    wanted = most
    while before >= 0, wanted > 0, list[before].range.lowerBound >= choice.stretch.lowerBound {
      if choice.isFree(list[before].range) {
        extend(&choice, by: list[before].range, with: lists)
        wanted -= 1
      }
      before -= 1
    }
  }

  private func extend(
    _ choice: inout NearChoice, by part: Range<Int>, with lists: [[Occurrence]]
  ) {
    choice.parts.append(part)
    // Further parts bring none of these nearer to one another.
    if isClose(choice) { complete(&choice, with: lists) }
    choice.parts.removeLast()
  }

  /// Where all parts must begin, seen from one of them.
  private func stretch(of distance: Condition.Distance, at offset: Int) -> Range<Int> {
    switch distance {
    case .scope(.document): 0..<Int.max
    case .scope(.sentence): sentences.stretch(at: offset)
    case .scope(.paragraph), .words, .characters: paragraphs.stretch(at: offset)
    }
  }

  /// Whether the parts, all in their stretch, are no farther apart than asked for.
  private func isClose(_ choice: NearChoice) -> Bool {
    if case .scope = choice.distance { return true }
    var (first, last) = (choice.parts[0], choice.parts[0])
    for part in choice.parts.dropFirst() {
      if part.lowerBound < first.lowerBound { first = part }
      if part.lowerBound > last.lowerBound { last = part }
    }
    guard first.upperBound < last.lowerBound else { return true }
    let between = first.upperBound..<last.lowerBound
    return switch choice.distance {
    case .words(let most): words(in: between, upTo: most) <= most
    case .characters(let most): characters(in: between, upTo: most) <= most
    case .scope: true
    }
  }
}

/// One occurrence of each of the first parts of a `near`, and the shortest stretch that was found to hold
/// all of them.
private struct NearChoice {
  let distance: Condition.Distance
  let isOrdered: Bool
  /// In the order of the condition, the anchor first.
  var parts: [Range<Int>] = []
  /// Where all parts must begin.
  private(set) var stretch = 0..<0
  private(set) var best: Range<Int>?

  init(distance: Condition.Distance, isOrdered: Bool) {
    self.distance = distance
    self.isOrdered = isOrdered
  }

  /// Turns to the next anchor.
  mutating func begin(with anchor: Range<Int>, in stretch: Range<Int>) {
    parts.removeAll(keepingCapacity: true)
    parts.append(anchor)
    self.stretch = stretch
    best = nil
  }

  /// Whether no part stands on any of these words.
  func isFree(_ range: Range<Int>) -> Bool { !parts.contains { $0.overlaps(range) } }

  /// What the next part is looked for beside.
  var reference: Range<Int> { isOrdered ? parts[parts.count - 1] : parts[0] }

  mutating func keepIfShortest() {
    let hull = parts.dropFirst().reduce(parts[0]) { $0.hull(with: $1) }
    if best.map({ hull.count < $0.count }) ?? true { best = hull }
  }
}

extension [Range<Int>] {
  /// The places that count to the same range as `offset`: those in it, and those before it and behind the
  /// one before; everything behind counts to the last.
  fileprivate func stretch(at offset: Int) -> Range<Int> {
    guard let index = indexOfRange(at: offset) else { return 0..<Int.max }
    let start = index == 0 ? 0 : self[index - 1].upperBound
    return start..<(index == count - 1 ? Int.max : self[index].upperBound)
  }
}

extension [Occurrence] {
  /// Without those that hold another one.
  ///
  /// - Precondition: sorted by place, each range once.
  fileprivate func shortest() -> [Occurrence] {
    var kept: [Occurrence] = []
    var nearestEnd = Int.max
    // From the right: whatever began later and ended no later lies within.
    for occurrence in reversed() where occurrence.range.upperBound < nearestEnd {
      nearestEnd = occurrence.range.upperBound
      while let last = kept.last, last.range.lowerBound == occurrence.range.lowerBound {
        kept.removeLast()
      }
      kept.append(occurrence)
    }
    return kept.reversed()
  }
}

extension Range<Int> {
  /// Whether all of `other` lies within.
  func contains(_ other: Range<Int>) -> Bool {
    lowerBound <= other.lowerBound && other.upperBound <= upperBound
  }
}
