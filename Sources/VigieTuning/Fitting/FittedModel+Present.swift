import VigieCore

extension FittedModel {
  /// Takes over what a group has now, since there are too few samples to fit it on: its numbers, and whether
  /// they are calibrated.
  ///
  /// - Parameter present: what was fitted before; without it the group counts as written.
  mutating func keep(_ group: TagIndex, of present: FittedModel?, taxonomy: Taxonomy) {
    for tag in [group] + taxonomy.leaves(of: group) { tags[tag] = present?.tags[tag] }
    groups[group] = present?.groups[group]
    let isCalibrated = present.map {
      $0.groups[group] != nil && !$0.origin.uncalibrated.contains(group)
    }
    if isCalibrated != true { origin.uncalibrated.append(group) }
  }
}
