/// Where in a document a tag's gate stands open.
///
/// A text that denies a threat speaks of it, but what it says it does is done about something else: "no
/// candidate reported intimidation" opens no gate.
struct GateState {
  private let reach: Tag.Gate.Reach?
  private var sentences = Set<Int>()
  private var paragraphs = Set<Int>()
  private var places: [Int] = []

  /// - Parameter ledger: with the tags that the gate requires already decided.
  init(of gate: Tag.Gate?, taxonomy: Taxonomy, ledger: Ledger) {
    reach = gate?.reach
    guard let gate else { return }
    // There are few of these, and mostly none.
    for (tag, decided) in ledger.tags where decided.status == .assigned {
      guard gate.anyOf.contains(where: { taxonomy.leaves(of: $0).contains(tag) }) else { continue }
      for entry in decided.entries
      where entry.outcome == .counted && entry.points > 0 && !entry.isDenied {
        sentences.insert(entry.hit.sentence)
        paragraphs.insert(entry.hit.paragraph)
        places.append(entry.hit.range.lowerBound)
      }
    }
    places.sort()
  }

  var isClosedEverywhere: Bool { reach != nil && places.isEmpty }

  func isOpen(at hit: Hit) -> Bool {
    switch reach {
    case nil: true
    case .sentence: sentences.contains(hit.sentence)
    case .paragraph: paragraphs.contains(hit.paragraph)
    case .neighbours: (hit.paragraph - 1...hit.paragraph + 1).contains(where: paragraphs.contains)
    case .document: SubjectReach.contains(hit.range.lowerBound, near: places)
    }
  }
}
