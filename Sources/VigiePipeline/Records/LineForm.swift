internal import VigieCore
internal import VigieInput
internal import VigieOutput

/// Records as lines of plain text, written as JSON objects.
struct LineForm {
  private let names: FieldNames

  init(_ names: FieldNames) { self.names = names }

  func read(_ bytes: [UInt8], _ range: Range<Int>) throws(Refusal) -> RecordFields {
    if let mistake = UTF8Sequence.firstMistake(in: bytes.span, range) {
      throw Refusal(.notUTF8, "byte is not UTF-8", at: mistake - range.lowerBound)
    }
    return RecordFields(text: Array(bytes[Self.text(bytes, range)]))
  }

  func write(
    _ found: FoundTags, _ bytes: [UInt8], _ range: Range<Int>, to output: inout [UInt8]
  ) {
    output += #"{"text":"#.utf8
    output += JSONText.quote(String(decoding: bytes[Self.text(bytes, range)], as: UTF8.self))
    output += ",".utf8
    found.writeMembers(names, to: &output)
    output += "}\n".utf8
  }

  /// The line without a carriage return at its end and a byte order mark at its beginning.
  private static func text(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    let hasMark = bytes[range].starts(with: [0xEF, 0xBB, 0xBF])
    let start = range.lowerBound + (hasMark ? 3 : 0)
    let hasReturn = start < range.upperBound && bytes[range.upperBound - 1] == UInt8(ascii: "\r")
    return start..<range.upperBound - (hasReturn ? 1 : 0)
  }
}
