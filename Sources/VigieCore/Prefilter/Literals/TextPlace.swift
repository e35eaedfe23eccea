/// A place in the text of a match, as far as it is known: how far behind its start, and what may stand
/// before it.
struct TextPlace: Hashable {
  var least = 0
  var most = Extent.zero
  /// Token starts, not counting the first byte of the match itself.
  var tokens = Extent.zero
  /// Whether the byte before may be an ASCII word character.
  var mayFollowWord = true
  /// Whether the byte before may be white space of ASCII, within the match.
  var mayFollowSpace = false
  /// Whether the character before may be a separator, within the match: one that follows is of the same
  /// gap, and adds nothing.
  var mayFollowSeparator = false
  /// Whether a word character here is certainly the first of its word.
  var isBoundary = false

  /// Where every match begins: what stands before is not known, and not part of it.
  static let start = TextPlace()

  /// Whether a word character here is certainly behind something that is none of ASCII.
  var beginsWord: Bool { isBoundary || !mayFollowWord }

  func behind(_ choice: CharacterChoice) -> TextPlace {
    TextPlace(
      least: least + (mayFollowSeparator && choice.hasSeparator ? 0 : choice.leastBytes),
      most: most + choice.mostBytes,
      tokens: tokens + (mayFollowSpace && choice.hasWordASCII ? 1 : 0),
      mayFollowWord: choice.hasWordASCII, mayFollowSpace: choice.hasSpaceASCII,
      mayFollowSeparator: choice.hasSeparator)
  }

  /// The place behind either of two branches.
  func or(_ other: TextPlace) -> TextPlace {
    TextPlace(
      least: min(least, other.least), most: .max(most, other.most),
      tokens: .max(tokens, other.tokens),
      mayFollowWord: mayFollowWord || other.mayFollowWord,
      mayFollowSpace: mayFollowSpace || other.mayFollowSpace,
      mayFollowSeparator: mayFollowSeparator || other.mayFollowSeparator,
      // Each branch may know it in its own way.
      isBoundary: beginsWord && other.beginsWord)
  }
}
