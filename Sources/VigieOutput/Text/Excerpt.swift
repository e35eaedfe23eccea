import VigieCore

/// Evidence in its surroundings, on one line.
struct Excerpt {
  /// Characters shown on either side.
  private static let surroundings = 32
  /// Longer evidence is shortened in its middle.
  private static let longest = 160

  let before: String
  let words: String
  let after: String

  init(_ evidence: Evidence, in document: Document) {
    let bytes = document.bytes(of: evidence.field)
    // Up to four bytes a character; the excess is cut off by characters below.
    let reach = 4 * Self.surroundings
    let start = max(0, evidence.bytes.lowerBound - reach)
    let end = min(bytes.count, evidence.bytes.upperBound + reach)
    // The breaks before and behind the paragraph are no part of it.
    let left = Self.lastLine(
      String(decoding: bytes[start..<evidence.bytes.lowerBound], as: UTF8.self)
    ).drop(while: \.isWhitespace)
    var right = Self.firstLine(
      String(decoding: bytes[evidence.bytes.upperBound..<end], as: UTF8.self))[...]
    while right.last?.isWhitespace == true { right.removeLast() }
    before = left.count > Self.surroundings ? "…" + left.suffix(Self.surroundings) : String(left)
    after = right.count > Self.surroundings ? right.prefix(Self.surroundings) + "…" : String(right)
    let text = Self.oneLine(evidence.text)
    words =
      text.count <= Self.longest
      ? text : "\(text.prefix(Self.longest / 2)) … \(text.suffix(Self.longest / 2))"
  }

  func rendered(_ style: Style) -> String {
    "“\(before)\(style.highlight(words))\(after)”"
  }

  /// What stands before the evidence in its own paragraph.
  private static func lastLine(_ text: String) -> String {
    oneLine(
      text.split(separator: "\n\n", omittingEmptySubsequences: false).last.map(String.init) ?? "")
  }

  private static func firstLine(_ text: String) -> String {
    oneLine(
      text.split(separator: "\n\n", omittingEmptySubsequences: false).first.map(String.init) ?? "")
  }

  private static func oneLine(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 }).printable()
  }
}

extension Document {
  /// A field as it came.
  func bytes(of field: Field) -> [UInt8] {
    field == .title ? Array((metadata.title ?? "").utf8) : original
  }
}
