/// The characters that one place of a pattern may be filled with, as they are written.
package struct CharacterClass: Hashable, Sendable {
  package enum Item: Hashable, Sendable {
    /// From one character to another, or but one.
    case range(UInt32, UInt32)
    case escape(Escape, isNegated: Bool)
    /// `[:alpha:]` and its kind, with its name.
    case named(String)
    /// `\p{…}`.
    case property
    /// What `.` leaves out, as the options have it.
    case lineBreak
    /// What is not read. All of the pattern may mean something else for it.
    case unknown
  }

  /// `\w` and its kind.
  package enum Escape: Hashable, Sendable {
    case word, digit, space, horizontalSpace, verticalSpace
  }

  package var items: [Item]
  package var isNegated = false

  package init(items: [Item], isNegated: Bool = false) {
    self.items = items
    self.isNegated = isNegated
  }

  /// `.` and `\N`.
  static let dot = CharacterClass(items: [.lineBreak], isNegated: true)
}
