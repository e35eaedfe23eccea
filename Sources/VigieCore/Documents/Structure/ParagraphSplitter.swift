/// Cuts text into paragraphs: what stands between line breaks, without the spaces around it.
enum ParagraphSplitter {
  static func paragraphs(of bytes: [UInt8]) -> [Range<Int>] {
    let text = bytes.span
    var paragraphs: [Range<Int>] = []
    var start = 0
    while start < text.count {
      var end = text.firstOffset(from: start, to: text.count) {
        ByteMask.equal($0, UInt8(ascii: "\n"))
      }
      let next = end + 1
      while start < end, text[start] == UInt8(ascii: " ") { start += 1 }
      while end > start, text[end - 1] == UInt8(ascii: " ") { end -= 1 }
      if start < end { paragraphs.append(start..<end) }
      start = next
    }
    return paragraphs
  }
}
