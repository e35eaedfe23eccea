/// Reads the beginning of a pattern for ``LeadingGap``: what it does not know for certain it refuses.
struct GapReader {
  private let source: [UInt8]
  private(set) var position = 0

  init(_ source: [UInt8]) { self.source = source }

  private mutating func take(_ text: StaticString) -> Bool {
    let isNext = text.withUTF8Buffer { unsafe source[position...].starts(with: $0) }
    if isNext { position += text.utf8CodeUnitCount }
    return isNext
  }

  /// The members of a class such as `[^.\n]`.
  mutating func stops() -> ASCIISet? {
    guard take("[^") else { return nil }
    var stops: [UInt32] = []
    while position < source.count, source[position] != UInt8(ascii: "]") {
      var byte = source[position]
      position += 1
      if byte == UInt8(ascii: "\\") {
        guard position < source.count else { return nil }
        byte = source[position]
        position += 1
        if byte == UInt8(ascii: "n") {
          byte = UInt8(ascii: "\n")
        } else if byte == UInt8(ascii: "r") {
          byte = UInt8(ascii: "\r")
        }
      } else if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "-") {
        return nil
      }
      guard byte < 0x80, !byte.isWordASCII else { return nil }
      stops.append(UInt32(byte))
    }
    guard !stops.isEmpty, take("]") else { return nil }
    return ASCIISet(stops)
  }

  /// The most of `{0,80}`, taken greedily or not; a possessive one is another thing.
  mutating func bounds() -> Int? {
    guard take("{0,") else { return nil }
    var most = 0
    while position < source.count, case let digit = source[position], digit.isDigitASCII {
      most = most * 10 + Int(digit - UInt8(ascii: "0"))
      position += 1
      guard most <= 10_000 else { return nil }
    }
    guard most > 0, take("}") else { return nil }
    _ = take("?")
    guard position < source.count, !"+*?{".utf8.contains(source[position]) else { return nil }
    return most
  }

  /// Whether what follows means the same when it stands alone: no branch at its top, nothing that speaks
  /// of the whole or of where the search began, and no syntax that would have to be read with more care.
  var isRestPlain: Bool {
    var depth = 0
    var isInClass = false
    var index = position
    func isNext(_ text: StaticString) -> Bool {
      text.withUTF8Buffer { unsafe source[index...].starts(with: $0) }
    }
    while index < source.count {
      switch source[index] {
      case UInt8(ascii: "\\"):
        if Self.refusedEscapes.contains(where: isNext) { return false }
        index += 1
      case UInt8(ascii: "["):
        // A class in a class, as `[[:alpha:]]`, is read with more care elsewhere.
        if isInClass { return false }
        isInClass = true
        // A bracket that comes first is a member.
        if isNext("[]") { index += 1 } else if isNext("[^]") { index += 2 }
      case UInt8(ascii: "]"): isInClass = false
      case UInt8(ascii: "("):
        if isInClass { break }
        if Self.refusedGroups.contains(where: isNext) || isExtended(at: index) { return false }
        depth += 1
      case UInt8(ascii: ")"): if !isInClass { depth -= 1 }
      case UInt8(ascii: "|"): if !isInClass, depth == 0 { return false }
      default: break
      }
      index += 1
    }
    return depth == 0 && !isInClass
  }

  /// `\c[` would be taken for the beginning of a class.
  private static let refusedEscapes: [StaticString] = [
    "\\Q", "\\E", "\\K", "\\G", "\\C", "\\R", "\\X", "\\c",
  ]

  /// Verbs, comments, the whole pattern once more, groups counted from here, and flags that end others.
  private static let refusedGroups: [StaticString] = [
    "(*", "(?#", "(?R", "(?0", "(?+", "(?-1", "(?^",
  ]

  /// Whether the parenthesis begins flags with an `x`, after which comments may hold anything.
  private func isExtended(at index: Int) -> Bool {
    guard source[index...].starts(with: "(?".utf8) else { return false }
    let flags = source[(index + 2)...].prefix { $0.isWordASCII || $0 == UInt8(ascii: "-") }
    return flags.contains(UInt8(ascii: "x")) && flags.endIndex < source.count
      && ":)".utf8.contains(source[flags.endIndex])
  }
}

extension UInt8 {
  fileprivate var isDigitASCII: Bool { self &- UInt8(ascii: "0") < 10 }
}
