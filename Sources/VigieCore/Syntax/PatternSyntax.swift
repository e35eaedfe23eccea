/// A part of a PCRE2 pattern as it is written. Places are in bytes of the pattern.
package enum PatternSyntax: Sendable {
  /// A character that must stand there.
  case literal(Unicode.Scalar, at: Int)
  /// One character of a set.
  case set(CharacterClass, at: Int)
  /// `\b`, or negated `\B`.
  case wordBoundary(isNegated: Bool, at: Int)
  /// Something else that takes no characters.
  case zeroWidth(ZeroWidth)
  case sequence([PatternSyntax])
  case alternation([PatternSyntax])
  indirect case group(PatternSyntax, Group)
  /// `(?(condition)yes|no)`.
  indirect case conditional(PatternSyntax, on: PatternSyntax)
  /// `most` is `nil` where there is no bound.
  indirect case repetition(PatternSyntax, least: Int, most: Int?, isPossessive: Bool, at: Int)
  /// Any text whatever, none included: what another group holds, whose number may be known, or one sign
  /// however it is made up.
  case anyText(ofGroup: Int?)
  /// What is not read. All of the pattern may mean something else for it.
  case unknown

  package enum ZeroWidth: Sendable {
    /// `\A`.
    case textStart
    /// `^`.
    case lineStart
    /// `$`, `\Z` and `\z`.
    case end
    /// `\G` and `\K`: it depends on the search, or says where the match is taken to begin.
    case searchStart
    /// `(?i)`: the options for what follows up to the end of the group, further branches included.
    case options(Options)
    /// With its bytes, as a ``Group`` has them.
    indirect case lookaround(PatternSyntax, Lookaround, bytes: Range<Int>)
  }

  package enum Lookaround: Sendable { case ahead, notAhead, behind, notBehind }

  /// A pair of parentheses that only holds things together, or also captures.
  package struct Group: Sendable {
    /// Whether what was matched is never given back.
    package var isAtomic: Bool
    /// Whether it has a number, and what it holds can be referred to.
    var isCapturing: Bool
    /// Those in force where its content begins.
    package var options: Options
    /// From behind the first parenthesis to behind the last.
    var bytes: Range<Int>
  }

  /// Those that change how a pattern is read, or which texts it matches.
  package struct Options: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// `i`: upper and lower case are one.
    package static let caseless = Options(rawValue: 1 << 0)
    /// `m`: `^` and `$` also hold at line breaks.
    package static let multiline = Options(rawValue: 1 << 1)
    /// `x`: white space and comments between items are not part of the pattern.
    package static let extended = Options(rawValue: 1 << 2)
    /// `xx`: nor are spaces and tabs in a class.
    package static let extendedMore = Options(rawValue: 1 << 3)
  }
}
