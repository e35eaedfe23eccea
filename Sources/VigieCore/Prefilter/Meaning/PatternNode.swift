/// What an expression says about the text it matches, as far as the prefilter understands it.
indirect enum PatternNode: Hashable, Sendable {
  /// One character out of a set.
  case character(CharacterChoice)
  case sequence([PatternNode])
  case alternatives([PatternNode])
  case repetition(PatternNode, least: Int, most: Int?)
  /// Matches between characters, and says that no word character of ASCII stands before if one
  /// follows.
  case boundary
  /// Matches between characters and says nothing that is made use of.
  case assertion
  /// Any text whatever, none included.
  case anything
  /// A text, something between, and the same text once more, in whatever case.
  case twice(PatternNode, between: PatternNode)
  /// A part that stands in several places, with a number of its own in one run of the analysis.
  case shared(Int, PatternNode)

  static let empty = PatternNode.sequence([])

  /// The part itself where it is a shared one.
  var unshared: PatternNode {
    if case .shared(_, let node) = self { node } else { self }
  }
}
