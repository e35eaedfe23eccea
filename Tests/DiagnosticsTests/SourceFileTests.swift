import Diagnostics
import Testing

@Suite struct SourceFileTests {
  private let source = SourceFile(path: "a.yaml", text: "one\r\nzwei ü\n\n三つ\u{2028}vier")

  @Test func linesEndAtEveryLineBreakOfYAML() {
    #expect(source.lineCount == 5)
    #expect((1...5).map { String(source.line($0)) } == ["one", "zwei ü", "", "三つ", "vier"])
    #expect(source.line(0) == "")
    #expect(source.line(6) == "")
  }

  @Test func columnsCountScalars() {
    let text = source.text
    let offset = text.utf8.distance(from: text.startIndex, to: text.firstIndex(of: "つ")!)
    let location = source.location(ofByte: offset)
    #expect(location == SourceLocation(file: "a.yaml", line: 4, column: 2))
    #expect(source.byte(of: location) == offset)
    #expect(source.line(4, from: 2) == "つ")
  }

  /// Every byte that begins a character has a place, and the place leads back to the byte.
  @Test func placesAndBytesAreTwoWays() {
    var offset = 0
    for scalar in source.text.unicodeScalars {
      let location = source.location(ofByte: offset)
      if !["\r", "\n", "\u{2028}"].contains(scalar) {
        #expect(source.byte(of: location) == offset, "\(location)")
      }
      offset += UTF8.width(scalar)
    }
  }

  @Test func anEmptyFileHasOneLine() {
    let empty = SourceFile(path: "b", text: "")
    #expect(empty.lineCount == 1)
    #expect(empty.location(ofByte: 0) == SourceLocation(file: "b", line: 1, column: 1))
  }
}
