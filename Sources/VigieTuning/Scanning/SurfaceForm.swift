internal import VigieCore

/// The words that a rule matched, made comparable.
enum SurfaceForm {
  /// In lower case, white space as one space; `…` stands for what the rule does not speak of.
  ///
  /// - Parameter ranges: in bytes of the normalised text.
  static func text(of ranges: [Range<Int>], in document: Document) -> String {
    var text = ""
    var end: Int?
    for range in ranges {
      if let end {
        let isNext = document.text.bytes[end..<range.lowerBound].allSatisfy { $0 == 0x20 }
        text += isNext ? " " : " … "
      }
      text += String(decoding: document.text.bytes[range], as: UTF8.self)
        .split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
      end = range.upperBound
    }
    return text
  }
}
