/// A place where a rule's condition holds, with what became of it.
package struct Hit: Sendable {
  package var rule: RuleIndex
  /// In bytes of the normalised text.
  package var range: Range<Int>
  /// Whether one pattern matched all of it.
  package var isContiguous: Bool
  package var sentence: Int
  package var paragraph: Int
  package var zone: Zone
  /// What stopped it before any tag was looked at.
  package var stop: Stop?

  /// Why a hit counts for no tag at all.
  package enum Stop: Hashable, Sendable {
    /// The rule does not look in the zone where the hit begins.
    case zone
    /// A `not` condition overlaps it.
    case not
    /// An exclusion, by its number in the rule set, overlaps it or turns the rule off.
    case exclusion(Int)
  }
}
