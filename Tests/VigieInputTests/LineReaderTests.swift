import Testing

@testable import VigieInput

@Suite struct LineReaderTests {
  static func lines(_ text: String, maximum: Int) throws -> [String] {
    var reader = LineReader(ByteSource(Array(text.utf8)), maximumLength: maximum)
    var lines: [String] = []
    while let line = try reader.next() {
      switch line {
      case .line(let bytes, let number):
        lines.append("\(number) \(String(decoding: bytes, as: UTF8.self))")
      case .tooLong(_, let number): lines.append("\(number) too long")
      }
    }
    return lines
  }

  @Test func linesEndAtLineFeeds() throws {
    #expect(try Self.lines("a\nb\r\n\nc", maximum: 10) == ["1 a", "2 b", "3 ", "4 c"])
    #expect(try Self.lines("a\n", maximum: 10) == ["1 a"])
    #expect(try Self.lines("", maximum: 10) == [])
  }

  @Test func longLinesArePassedOver() throws {
    #expect(try Self.lines("abcdef\nb\nabcdef", maximum: 5) == ["1 too long", "2 b", "3 too long"])
    #expect(try Self.lines("abcde\nb", maximum: 5) == ["1 abcde", "2 b"])
  }
}
