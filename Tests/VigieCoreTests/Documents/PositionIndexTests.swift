import Testing

@testable import VigieCore

@Suite struct PositionIndexTests {
  @Test func everyUnitIsCounted() {
    let index = PositionIndex(Array("a\r\né😀\rb\n".utf8))
    #expect(index.position(of: 0) == TextPosition(byte: 0, character: 0, utf16: 0, line: 1))
    #expect(index.position(of: 3) == TextPosition(byte: 3, character: 3, utf16: 3, line: 2))
    #expect(index.position(of: 5) == TextPosition(byte: 5, character: 4, utf16: 4, line: 2))
    #expect(index.position(of: 9) == TextPosition(byte: 9, character: 5, utf16: 6, line: 2))
    #expect(index.position(of: 10) == TextPosition(byte: 10, character: 6, utf16: 7, line: 3))
    #expect(index.position(of: 99) == TextPosition(byte: 12, character: 8, utf16: 9, line: 4))
  }

  @Test func illFormedBytesCountAsTheyAreRead() {
    let index = PositionIndex([0x61, 0xE2, 0x82, 0x62, 0xFF, 0x63])
    #expect(index.position(of: 5).character == 4)
    #expect(index.position(of: 5).utf16 == 4)
  }

  @Test func longTextsAreCountedFromTheNearestMark() {
    let unit = "日本é😀a\r\n"
    let count = 3000
    let bytes = Array(String(repeating: unit, count: count).utf8)
    let index = PositionIndex(bytes)
    for number in stride(from: 0, through: count, by: 7) {
      let position = index.position(of: number * unit.utf8.count)
      #expect(position.character == number * unit.unicodeScalars.count)
      #expect(position.utf16 == number * unit.utf16.count)
      #expect(position.line == number + 1)
    }
  }
}
