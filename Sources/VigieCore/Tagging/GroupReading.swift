/// What a group makes of the ledger of its members: its leaves, and itself where rules speak for it.
package struct GroupReading {
  package let probabilities: Probabilities
  /// Assigned where one of its members is.
  package let status: TagStatus
  /// The members with evidence that no veto silences, in the order of the taxonomy.
  package let speaking: [TagIndex]
  /// The score of the most likely member.
  package let score: Double
  /// Of each member, 0 for one that does not speak; what `GroupParameters` are for.
  package let points: [Double]
  /// Where the first evidence of a speaking member stands; see ``Emphasis``.
  package let place: Double

  package init(of group: TagIndex, in ledger: Ledger, rules: RuleSet) {
    let model = rules.scoring
    let leaves = rules.taxonomy.leaves(of: group)
    let members = [group] + leaves
    let speaking = members.filter {
      guard let found = ledger.tags[$0] else { return false }
      return found.hasEvidence && found.status != .vetoed
    }
    self.speaking = speaking
    let points = members.map { member in
      speaking.contains(member)
        ? ledger.tags[member]!.score - model.tags[member.rawValue].prior : 0
    }
    self.points = points
    let place = speaking.map { ledger.tags[$0]!.place }.min() ?? Emphasis.lastPlace
    self.place = place
    // Without evidence, as likely as a leaf is then.
    let seen = speaking.isEmpty ? (leaves.isEmpty ? members : leaves) : speaking
    let scores = seen.map { member in
      speaking.isEmpty ? model.tags[member.rawValue].prior : ledger.tags[member]!.score
    }
    let each = zip(seen, scores).map { member, score in
      model.tags[member.rawValue].probabilities(
        of: score, place: speaking.isEmpty ? Emphasis.lastPlace : ledger.tags[member]!.place)
    }
    var best = each[0]
    var bestScore = scores[0]
    for (probabilities, score) in zip(each, scores).dropFirst() {
      if probabilities.mentioned > best.mentioned { bestScore = score }
      best = best.raised(to: probabilities)
    }
    score = bestScore
    probabilities =
      model.groups[group].map { best.raised(to: $0.probabilities(of: points, place: place)) }
      ?? best
    let order: [TagStatus] = [.assigned, .review]
    status =
      order.first { status in speaking.contains { ledger.tags[$0]!.status == status } }
      ?? .insufficient
  }
}
