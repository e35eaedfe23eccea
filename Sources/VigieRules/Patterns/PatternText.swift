/// Small things about the text of PCRE2 patterns.
enum PatternText {
  /// The text with what PCRE2 takes for syntax made literal.
  static func escaped(_ text: some StringProtocol) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if #"\^$.|?*+()[]{}#"#.unicodeScalars.contains(scalar) { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result
  }

  /// The text as one unit to which a quantifier may be added.
  static func grouped(_ text: String) -> String {
    isGroup(text) ? text : "(?:\(text))"
  }

  /// Whether the whole text is one `(?:…)` group. Where that is not plain, it says no.
  static func isGroup(_ text: String) -> Bool {
    guard text.hasPrefix("(?:"), text.hasSuffix(")"), !text.contains(#"\Q"#),
      !text.contains("(?#"), !text.contains("(*")
    else { return false }
    var depth = 0
    var isInClass = false
    var isEscaped = false
    var classLength = 0
    let bytes = Array(text.utf8)
    for (index, byte) in bytes.enumerated() {
      if isEscaped {
        isEscaped = false
        classLength += 1
        continue
      }
      if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if isInClass {
        // A bracket that comes first, or after `^`, is one of the characters.
        if byte == UInt8(ascii: "]"), classLength > 0 { isInClass = false }
        if !(byte == UInt8(ascii: "^") && classLength == 0) { classLength += 1 }
        // POSIX names such as `[:alpha:]` hold a bracket of their own.
        if byte == UInt8(ascii: "[") { return false }
      } else if byte == UInt8(ascii: "[") {
        isInClass = true
        classLength = 0
      } else if byte == UInt8(ascii: "(") {
        depth += 1
      } else if byte == UInt8(ascii: ")") {
        depth -= 1
        if depth == 0, index != bytes.count - 1 { return false }
      }
    }
    return depth == 0
  }
}
