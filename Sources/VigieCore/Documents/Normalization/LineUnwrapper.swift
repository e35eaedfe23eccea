/// Joins the lines of wrapped paragraphs: the second of the two steps of normalisation.
///
/// A line break inside a block of lines is a wrap where the first word of the next line would not
/// have fitted on the line before, and the block, or the rest of the document, shows that it was
/// wrapped at all. All other breaks stay and end a paragraph. In a block where lines were joined the
/// breaks that stay become blank lines: the joined lines are of any length, and without that a second
/// look could take them for wrapped.
enum LineUnwrapper {
  /// In the first so many bytes a report begins, if there is one.
  private static let head = 4096

  /// - Complexity: linear in the length of `bytes`.
  static func unwrap(_ bytes: [UInt8]) -> (bytes: [UInt8], map: OffsetMap) {
    let blocks = narrowBlocks(in: bytes)
    let width = blocks.lazy.filter(\.isWrapped).map(\.width).max()
    var rewriter = LineRewriter(bytes)
    for block in blocks {
      let joins = block.joins(documentWidth: width)
      guard joins.contains(true) else { continue }
      for (index, isJoin) in joins.enumerated() {
        rewriter.apply(isJoin, between: block.lines[index], and: block.lines[index + 1])
      }
    }
    return rewriter.finish()
  }

  /// The blocks of two lines and more that are narrow enough to have been wrapped.
  private static func narrowBlocks(in bytes: [UInt8]) -> [LineBlock] {
    let text = bytes.span
    var blocks: [LineBlock] = []
    var lines: [Range<Int>] = []
    var isNarrow = true
    var start = 0
    while start <= text.count {
      let end = text.firstOffset(from: start, to: text.count) {
        ByteMask.equal($0, UInt8(ascii: "\n"))
      }
      let isBlank = isBlank(text, start..<end)
      if !isBlank {
        isNarrow = isNarrow && end - start <= LineBlock.longestLine
        if isNarrow { lines.append(start..<end) }
      }
      if isBlank || end == text.count {
        if isNarrow, lines.count > 1,
          let block = LineBlock(bytes, lines, mayBeginReport: lines[0].lowerBound < head)
        {
          blocks.append(block)
        }
        lines.removeAll(keepingCapacity: true)
        isNarrow = true
      }
      start = end + 1
    }
    return blocks
  }

  private static func isBlank(_ text: Span<UInt8>, _ line: Range<Int>) -> Bool {
    for index in line where text[index] != UInt8(ascii: " ") { return false }
    return true
  }
}
