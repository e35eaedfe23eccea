import VigieCore

/// What the shares that a user gave change in log-odds, tag by tag; see `PriorShift`.
///
/// A share of documents with any tag at all makes each tag rarer, or commoner, by one factor: where a
/// tag is, nothing else changes. A share of a tag's own goes before that of its group, and that of a
/// group, which changes all its leaves by one factor, before that of any tag.
struct BaseRateShift {
  private let rates: [FittedModel.BaseRate]
  private let taxonomy: Taxonomy
  /// Of the samples, the share with any tag.
  private let sampledAny: Double
  private let sampled: [TagIndex: Double]

  /// - Parameter sampled: of the samples, by tag and group, the share with it, smoothed so that it is
  ///   neither 0 nor 1.
  init(
    _ rates: [FittedModel.BaseRate], taxonomy: Taxonomy, sampledAny: Double,
    sampled: [TagIndex: Double]
  ) {
    self.rates = rates
    self.taxonomy = taxonomy
    self.sampledAny = sampledAny
    self.sampled = sampled
  }

  /// The share of documents with the tag where it is to be used; `nil` where nothing is known of it.
  func deployed(_ tag: TagIndex) -> Double? {
    guard let own = sampled[tag] else { return nil }
    if let given = share(of: tag) { return given }
    let factor: Double
    if let group = taxonomy[tag].group, let given = share(of: group), let there = sampled[group] {
      factor = given / there
    } else if let given = share(of: nil) {
      factor = given / sampledAny
    } else {
      return nil
    }
    return min(0.9999, own * factor)
  }

  /// To be added to the log-odds of the tag.
  func logOdds(_ tag: TagIndex) -> Double {
    guard let deployed = deployed(tag), let own = sampled[tag] else { return 0 }
    return PriorShift.logOdds(sampled: own, deployed: deployed)
  }

  /// How many documents to be tagged a sample stands for, with the tag and without it.
  func weight(_ tag: TagIndex, isPositive: Bool) -> Double {
    guard let deployed = deployed(tag), let own = sampled[tag] else { return 1 }
    return isPositive ? deployed / own : (1 - deployed) / (1 - own)
  }

  private func share(of tag: TagIndex?) -> Double? { rates.first { $0.tag == tag }?.share }
}
