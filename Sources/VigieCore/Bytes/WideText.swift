/// Knows text in which each character takes at least two bytes.
package enum WideText {
  /// The name of the encoding, by a byte order mark or by the zeros between Latin letters; `nil` for all
  /// that may be UTF-8.
  package static func encoding(of text: [UInt8]) -> String? {
    for (mark, name) in marks where text.starts(with: mark) { return name }
    if lacksMark(text) { return "UTF-16" }
    return isUnmarkedUTF32(text) ? "UTF-32" : nil
  }

  /// Whether it is UTF-32 of Latin letters without a mark: three bytes of each four are zero, and always the
  /// same ones.
  private static func isUnmarkedUTF32(_ text: [UInt8]) -> Bool {
    let starts = stride(from: 0, to: min(text.count, 64) - 3, by: 4)
    guard starts.underestimatedCount > 3 else { return false }
    return [0, 3].contains { letter in
      starts.allSatisfy { start in
        (0..<4).allSatisfy { (text[start + $0] != 0) == ($0 == letter) }
      }
    }
  }

  /// Whether it is UTF-16 of Latin letters without a mark: one byte of each two is zero.
  package static func lacksMark(_ text: [UInt8]) -> Bool {
    let pairs = stride(from: 0, to: min(text.count, 64) - 1, by: 2)
    guard pairs.underestimatedCount > 3 else { return false }
    return pairs.allSatisfy { (text[$0] == 0) != (text[$0 + 1] == 0) }
  }

  /// The longer ones first.
  private static let marks: [(mark: [UInt8], name: String)] = [
    ([0xFF, 0xFE, 0, 0], "UTF-32"), ([0, 0, 0xFE, 0xFF], "UTF-32"),
    ([0xFF, 0xFE], "UTF-16"), ([0xFE, 0xFF], "UTF-16"),
  ]
}
