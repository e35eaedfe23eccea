import VigieCore
import VigieTuning

extension [GroupSupport] {
  /// Ends the program where the samples are too few for every group, since a fit would change nothing.
  func refuseIfNothingIsEnough(_ taxonomy: Taxonomy) throws(ExitStatus) {
    guard !contains(where: { $0.hasRules && $0.isEnough }) else { return }
    for support in self where support.isTooFew {
      StandardError.write(
        "vigie: '\(taxonomy[support.group].id)' is not fitted: \(support.sentence)")
    }
    StandardError.write(
      contains(where: \.hasRules)
        ? "vigie: the samples are too few for every group; nothing was fitted, and nothing written"
        : "vigie: there are no rules that could be fitted; nothing was written")
    throw .badInput
  }
}

extension ModelFit {
  /// Says which groups were left as they are, and what that does to records.
  func warnOfTooFew() {
    let taxonomy = written.taxonomy
    for support in tooFew {
      let group = support.group
      let stays =
        model.origin.uncalibrated.contains(group) && model.groups[group] == nil
        ? "counts as written" : "keeps the weights that it has"
      StandardError.write(
        "vigie: warning: '\(taxonomy[group].id)' is not fitted and \(stays): \(support.sentence)")
    }
    if !model.origin.uncalibrated.isEmpty {
      let names = model.origin.uncalibrated.map { "'\(taxonomy[$0].id)'" }.joined(separator: ", ")
      StandardError.write(
        """
        vigie: warning: confidences of \(names) are scores, so records will say "calibrated": false until \
        there are enough samples for all groups
        """)
    }
  }
}
