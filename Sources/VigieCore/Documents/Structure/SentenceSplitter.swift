/// Cuts paragraphs into sentences.
enum SentenceSplitter {
  static func sentences(of bytes: [UInt8], paragraphs: [Range<Int>]) -> [Range<Int>] {
    var sentences: [Range<Int>] = []
    for paragraph in paragraphs {
      var start = paragraph.lowerBound
      var index = start
      while index < paragraph.upperBound {
        defer { index += 1 }
        guard [UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?")].contains(bytes[index]),
          index + 1 < paragraph.upperBound, bytes[index + 1] == UInt8(ascii: " ")
        else { continue }
        sentences.append(start..<index + 1)
        start = index + 2
      }
      if start < paragraph.upperBound { sentences.append(start..<paragraph.upperBound) }
    }
    return sentences
  }
}
