import Testing

@testable import VigieCore

struct ByteSearchTests {
  @Test("eight bytes at once are told apart as they are one by one", arguments: 0..<50)
  func asOneByOne(seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    func next() -> UInt8 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return UInt8(truncatingIfNeeded: state >> 24)
    }
    // Many bytes at the edges of what is told apart.
    let edges: [UInt8] = [0x00, 0x0A, 0x1F, 0x20, 0x22, 0x5C, 0x7E, 0x7F, 0x80, 0xE2, 0xE3, 0xFF]
    let bytes = (0..<37).map { _ in next() < 128 ? edges[Int(next()) % edges.count] : next() }
    for start in bytes.indices {
      for (mark, limit) in [(UInt8(0x0A), UInt8(0x20)), (0xE3, 0x7F), (0x00, 0x80), (0xFF, 0x01)] {
        let end = bytes.count - Int(next() % 3)
        guard start <= end else { continue }
        let equal = bytes.span.firstOffset(from: start, to: end) { ByteMask.equal($0, mark) }
        #expect(equal == bytes[start..<end].firstIndex(of: mark) ?? end)
        let below = bytes.span.firstOffset(from: start, to: end) { ByteMask.below($0, limit) }
        #expect(below == bytes[start..<end].firstIndex { $0 < limit } ?? end)
        let from = bytes.span.firstOffset(from: start, to: end) { ByteMask.from($0, limit) }
        #expect(from == bytes[start..<end].firstIndex { $0 >= limit } ?? end)
      }
    }
  }
}
