import VigieCore
import VigieTuning

/// The fit in force, before another one takes its place.
struct EarlierFit {
  let file: String
  /// How many labelled documents it rests on.
  let samples: Int
  /// What it says, where it can be read: groups that a fit leaves alone keep it.
  let model: FittedModel?

  /// Says that a fit on a handful of samples takes the place of one on many, which nothing in it shows.
  func warn(ofFitOn count: Int) {
    guard count * 2 < samples else { return }
    StandardError.write(
      """
      vigie: warning: the weights in '\(file)' were fitted on \(samples) samples, these are \
      \(count): a fit replaces them for all tags and rules of the groups that it is enough for, also those that \
      you did not touch, and records say "calibrated": true all the same. Fit on many samples, or leave the weights out: rules that are added \
      with --add count as written
      """)
  }
}
