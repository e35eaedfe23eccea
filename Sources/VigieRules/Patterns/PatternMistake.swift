internal import Diagnostics
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
    case 137:
      let escape = Self.escape(before: offset, in: pattern)
      offset -= escape?.utf8.count ?? 0
      message = "\(escape.map { "'\($0)'" } ?? "this escape") means nothing here"
      if let number = Self.scalarNumber(behind: escape, in: pattern) {
        message += #"; write the character itself, or '\x{\#(number)}'"#
      }
    case 147:
      guard let (name, start) = Self.property(before: offset, in: pattern) else {
        message = "PCRE2 cannot read this pattern: \(error.message)"
        break
      }
      offset = start
      message = "no script and no kind of characters is called '\(name)'"
      if let near = Spelling.nearest(to: name, among: Self.properties) {
        message += "; did you mean '\(near)'?"
      }
    default: message = "PCRE2 cannot read this pattern: \(error.message)"
    }
  }

  /// The backslash and letter that end at a byte.
  private static func escape(before offset: Int, in pattern: String) -> String? {
    let bytes = pattern.utf8.prefix(offset).suffix(2)
    return bytes.first == UInt8(ascii: "\\") ? String(decoding: bytes, as: UTF8.self) : nil
  }

  /// The number of a character that other dialects write as `\u0041`.
  private static func scalarNumber(behind escape: String?, in pattern: String) -> String? {
    guard escape?.lowercased() == #"\u"#,
      let match = pattern.firstMatch(
        of: /\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|u\{([0-9A-Fa-f]+)\})/)
    else { return nil }
    let (_, four, eight, braces) = match.output
    return (four ?? eight ?? braces).map(String.init)
  }

  /// What ends at a byte of `\p{…}`, and the byte at which that begins.
  private static func property(
    before offset: Int, in pattern: String
  ) -> (name: String, start: Int)? {
    let before = String(decoding: pattern.utf8.prefix(offset), as: UTF8.self)
    guard let match = before.firstMatch(of: /\\[pP]\{\^?([^{}]*)\}?$/) else { return nil }
    return (String(match.output.1), before[..<match.range.lowerBound].utf8.count)
  }

  /// The properties that rules are most likely to ask for.
  private static let properties = [
    "Latin", "Cyrillic", "Greek", "Arabic", "Hebrew", "Armenian", "Georgian", "Han", "Hiragana",
    "Katakana", "Hangul", "Thai", "Devanagari", "L", "Lu", "Ll", "N", "Nd", "P", "S", "Z",
  ]

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
