package import VigieCore

/// How many samples speak of a group, and whether they are enough to fit it on.
///
/// A fit tells documents with a tag from documents without, so what there is to go by is the number of
/// the rarer ones. With fewer than ten of these for each coefficient that is free, coefficients are biased
/// and their errors understated (Peduzzi et al., Journal of Clinical Epidemiology 49, 1996). Of a group one
/// is free, the slope that Platt's method finds for all its tags together: tags are drawn to that
/// (`DrawnCalibration`), weights to what is written (`WeightFit`), and the slope of a group's second best
/// tag to 0 (`GroupFit`). So ten of each kind are needed, and tags may have fewer than their group.
package struct GroupSupport: Sendable, Hashable {
  package static let leastOfEachKind = 10

  package let group: TagIndex
  /// Samples with the group or one of its tags.
  package let positives: Int
  /// Samples that are known to have neither.
  package let negatives: Int
  /// Whether it has rules. Without any there is no score to fit, and nothing is missed.
  package let hasRules: Bool
  /// How many of each kind are needed.
  package let least: Int

  package var isEnough: Bool { min(positives, negatives) >= least }
  /// To be told.
  package var isTooFew: Bool { hasRules && !isEnough }

  /// Of each group, in the order of the taxonomy.
  package static func all(
    in samples: SampleSet, rules: RuleSet, settings: FitSettings = FitSettings()
  ) -> [GroupSupport] {
    let taxonomy = rules.taxonomy
    let ruled = Set(
      rules.rules.filter { $0.status == .stable }.flatMap(\.tags).map { taxonomy[$0].group ?? $0 })
    return taxonomy.groups.map { group in
      let grades = samples.samples.filter { $0.weight > 0 }.compactMap {
        $0.grade(of: group, in: taxonomy)
      }
      let positives = grades.count { $0 > .absent }
      return GroupSupport(
        group: group, positives: positives, negatives: grades.count - positives,
        hasRules: ruled.contains(group), least: settings.leastOfEachKind)
    }
  }
}
