internal import PCRE2

/// What PCRE2 objects to, in plainer words, and where to look.
struct PatternMistake {
  var message: String
  /// In bytes of the pattern.
  var offset: Int

  init(_ error: PatternError, in pattern: String) {
    offset = error.offset
    // The numbers are those of `pcre2_compile`, which its manual page `pcre2api` lists.
    switch error.code {
    case 101: message = #"'\' at the end, with nothing behind it"#
    case 104: message = "the numbers in '{…}' are the wrong way round"
    case 105: message = "the number in '{…}' is too big"
    case 106:
      message = "'[' without ']' behind it"
      offset = Self.unclosed("[", in: pattern) ?? offset
    case 108: message = "the characters in '[…-…]' are the wrong way round"
    case 109:
      message =
        #"nothing stands before this sign that it could repeat; for the sign itself put '\' before it"#
      if pattern.contains(/(?:^|[ (|\[])\*\p{L}/) {
        message += ", and for any beginning of a word write the text under 'phrases:'"
      }
    case 111: message = "this sign means nothing after '(?'"
    case 114:
      message = "'(' without ')' behind it"
      offset = Self.unclosed("(", in: pattern) ?? offset
    case 115: message = "this refers to a group that is not there"
    case 122: message = #"')' without '(' before it; for the sign itself write '\)'"#
    case 125: message = "what '(?<=' or '(?<!' looks back at must have a fixed length"
    default: message = "PCRE2 cannot read this pattern: \(error.message)"
    }
  }

  /// The place of the last bracket of a kind that nothing closes.
  private static func unclosed(_ bracket: Unicode.Scalar, in pattern: String) -> Int? {
    var groups: [Int] = []
    var classStart: Int?
    var isEscaped = false
    for (index, byte) in pattern.utf8.enumerated() {
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if let start = classStart {
        if byte == UInt8(ascii: "]"), index > start + 1 { classStart = nil }
      } else if byte == UInt8(ascii: "[") {
        classStart = index
      } else if byte == UInt8(ascii: "(") {
        groups.append(index)
      } else if byte == UInt8(ascii: ")") {
        _ = groups.popLast()
      }
    }
    return bracket == "[" ? classStart : groups.last
  }
}
