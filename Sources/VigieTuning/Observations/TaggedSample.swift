package import VigieCore

/// A sample with all that the rules made of it.
package struct TaggedSample: Sendable {
  package let sample: Sample
  /// All hits, counted or not.
  package let ledger: Ledger
  /// By tag index, groups among them.
  package let observations: [Observation]

  package init(_ sample: Sample, ledger: Ledger, rules: RuleSet) {
    self.sample = sample
    self.ledger = ledger
    let reading = LedgerReading(ledger: ledger, rules: rules)
    observations = rules.taxonomy.tags.indices.map { number in
      let tag = TagIndex(rawValue: number)
      var observation = reading.observation(of: tag)
      observation.grade = sample.grade(of: tag, in: rules.taxonomy)
      return observation
    }
  }

  package subscript(tag: TagIndex) -> Observation { observations[tag.rawValue] }

  /// The pair of this sample and a tag as the measures want it; `nil` where it is disputed.
  ///
  /// - Parameter level: `.central` pairs the confidence in that with the highest grade.
  package func outcome(of tag: TagIndex, from level: Grade = .mentioned) -> Outcome? {
    let observation = self[tag]
    guard let grade = observation.grade else { return nil }
    return Outcome(
      confidence: level == .central ? observation.central : observation.confidence, grade: grade,
      from: level, weight: sample.weight)
  }
}

/// Reads the confidence of every tag off a ledger, those without a hit included.
private struct LedgerReading {
  let ledger: Ledger
  let rules: RuleSet

  func observation(of tag: TagIndex) -> Observation {
    rules.taxonomy[tag].group == nil ? group(tag) : own(tag)
  }

  /// A vetoed tag is silenced, so that its evidence is as good as none; a group does not see it
  /// either.
  private func own(_ tag: TagIndex) -> Observation {
    if let found = ledger.tags[tag] {
      var observation = Observation(
        confidence: found.confidence, central: found.central, status: found.status,
        score: found.score)
      if found.status == .vetoed {
        let silent = withoutEvidence(tag)
        observation.confidence = min(observation.confidence, silent.confidence)
        observation.central = min(observation.central, silent.central)
      }
      return observation
    }
    return withoutEvidence(tag)
  }

  private func withoutEvidence(_ tag: TagIndex) -> Observation {
    let parameters = rules.scoring.tags[tag.rawValue]
    let probabilities = parameters.probabilities(
      of: parameters.prior, place: Emphasis.lastPlace)
    return Observation(
      confidence: probabilities.mentioned, central: probabilities.central, status: .insufficient,
      score: parameters.prior)
  }

  private func group(_ tag: TagIndex) -> Observation {
    let reading = GroupReading(of: tag, in: ledger, rules: rules)
    return Observation(
      confidence: reading.probabilities.mentioned, central: reading.probabilities.central,
      status: reading.status, score: reading.score)
  }
}
