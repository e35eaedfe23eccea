internal import VigieOutput

extension GroupSupport {
  /// How many samples there were and how many are needed, as a part of a sentence.
  package var sentence: String {
    "\(positives.counted("sample")) \(positives == 1 ? "has" : "have") a tag of it and \(negatives) "
      + "\(negatives == 1 ? "has" : "have") none, where \(least) of each are needed"
  }
}
