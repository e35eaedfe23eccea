extension PatternSyntaxParser {
  var isAtEnd: Bool { index >= bytes.count }

  /// The next character, which is not taken.
  var next: Unicode.Scalar? {
    isAtEnd ? nil : Unicode.Scalar(bytes.scalar(at: index).value)
  }

  func isNext(_ text: String) -> Bool { bytes[index...].starts(with: text.utf8) }

  mutating func take() -> Unicode.Scalar? {
    guard let scalar = next else { return nil }
    index += UTF8.width(scalar)
    return scalar
  }

  /// - Returns: whether the text is next, and has been taken.
  mutating func take(_ text: String) -> Bool {
    guard isNext(text) else { return false }
    index += text.utf8.count
    return true
  }

  /// Passes over all up to the next `end`, and over that; over nothing where there is none.
  ///
  /// - Returns: what stands before it.
  @discardableResult
  mutating func skip(past end: Unicode.Scalar) -> ArraySlice<UInt8>? {
    guard let place = bytes[index...].firstIndex(of: UInt8(ascii: end)) else { return nil }
    defer { index = place + 1 }
    return bytes[index..<place]
  }

  mutating func skipDigits() {
    while !isAtEnd, bytes[index].isASCIIDigit { index += 1 }
  }

  /// Passes over what stands for nothing: comments, `\Q` and `\E`, and with `x` white space.
  mutating func skipSilent() {
    while let next {
      switch next {
      case "\\" where isQuoted:
        guard take(#"\E"#) else { return }
        isQuoted = false
      case _ where isQuoted: return
      case "\\":
        isQuoted = take(#"\Q"#)
        guard isQuoted || take(#"\E"#) else { return }
      case "(":
        guard isNext("(?#"), skip(past: ")") != nil else { return }
      default:
        guard options.contains(.extended), skipExtended(next) else { return }
      }
    }
  }

  /// Passes over a space or a comment of `x`; says whether there was one.
  private mutating func skipExtended(_ next: Unicode.Scalar) -> Bool {
    if next == "#" {
      if skip(past: "\n") == nil { index = bytes.count }
      return true
    }
    let isSpace =
      (9...13).contains(next.value)
      || [0x20, 0x85, 0x200E, 0x200F, 0x2028, 0x2029].contains(next.value)
    if isSpace { index += UTF8.width(next) }
    return isSpace
  }
}
