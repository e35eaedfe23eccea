package import VigieCore

/// A file of fitted weights among the files of rules.
public struct WeightFile: Sendable {
  public var path: String
  /// How many samples it says it rests on.
  public var samples: Int
  /// What it says, where weights were not asked for and nothing in it is wrong.
  package var model: FittedModel?
}
