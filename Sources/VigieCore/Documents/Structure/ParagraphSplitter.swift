/// Cuts text into paragraphs: what stands between line breaks, without the spaces around it.
enum ParagraphSplitter {
  static func paragraphs(of bytes: [UInt8]) -> [Range<Int>] {
    var paragraphs: [Range<Int>] = []
    var start: Int?
    var end = 0
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        if let first = start { paragraphs.append(first..<end) }
        start = nil
      case UInt8(ascii: " "): break
      default:
        if start == nil { start = index }
        end = index + 1
      }
    }
    if let first = start { paragraphs.append(first..<end) }
    return paragraphs
  }
}
