/// A document's text without regard to case, and the way back to its own bytes.
///
/// Folding shortens a few characters (`K`, U+212A, has three bytes and `k` one), and lengthens none.
/// The buffer is used for one document after another.
struct FoldedText: ~Copyable {
  /// Zero bytes behind the text, so that a key can be read at every offset of it.
  static let padding = 16

  /// The folded text and the padding.
  private(set) var bytes: [UInt8] = []
  /// Bytes of folded text.
  private(set) var count = 0
  /// From each of these folded offsets on, so many bytes were lost before it; ascending.
  private var losses: [(offset: Int, lost: Int)] = []

  mutating func fold(_ text: [UInt8]) {
    losses.removeAll(keepingCapacity: true)
    let needed = text.count + Self.padding
    if bytes.count < needed {
      bytes = Array(repeating: 0, count: max(needed, bytes.count * 2))
    }
    count = Self.fold(text.span, into: &bytes, losses: &losses)
    for index in count..<count + Self.padding { bytes[index] = 0 }
  }

  /// The offset in the text itself; what lies within a character counts as its start.
  func originalOffset(of offset: Int) -> Int {
    var offset = min(offset, count)
    while offset > 0, offset < count, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
    if losses.isEmpty { return offset }
    var low = 0
    var high = losses.count
    while low < high {
      let middle = (low + high) / 2
      if losses[middle].offset <= offset { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? offset : offset + losses[low - 1].lost
  }

  private static func fold(
    _ text: Span<UInt8>, into bytes: inout [UInt8], losses: inout [(offset: Int, lost: Int)]
  ) -> Int {
    var bytes = bytes.mutableSpan
    var input = 0
    var output = 0
    while input < text.count {
      if input + 8 <= text.count {
        // What stands before the next character outside ASCII, up to eight bytes of it at once; what
        // is written behind it is overwritten, for the output never overtakes the input.
        let word = text.word64(at: input)
        let plain = (word & ByteLanes.highBits).trailingZeroBitCount >> 3
        if plain > 0 {
          bytes.setWord64(ByteLanes.lowercased(word), at: output)
          input += plain
          output += plain
          continue
        }
      } else if text[input] < 0x80 {
        let byte = text[input]
        bytes[output] = byte &- 0x41 < 26 ? byte | 0x20 : byte
        input += 1
        output += 1
        continue
      }
      let (value, length) = decode(text, at: input)
      let folded = CaseFolding.fold(value)
      if folded == value {
        for offset in 0..<length { bytes[output + offset] = text[input + offset] }
        output += length
      } else {
        let written = encode(folded, into: &bytes, at: output)
        output += written
        if written != length {
          losses.append((output, input + length - output))
        }
      }
      input += length
    }
    return output
  }

  private static func decode(_ text: Span<UInt8>, at index: Int) -> (value: UInt32, length: Int) {
    let lead = UInt32(text[index])
    func next(_ offset: Int) -> UInt32 { UInt32(text[index + offset]) & 0x3F }
    if lead < 0xE0 { return ((lead & 0x1F) << 6 | next(1), 2) }
    if lead < 0xF0 { return ((lead & 0xF) << 12 | next(1) << 6 | next(2), 3) }
    return ((lead & 0x7) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
  }

  private static func encode(
    _ value: UInt32, into bytes: inout MutableSpan<UInt8>, at index: Int
  ) -> Int {
    let length = value < 0x80 ? 1 : value < 0x800 ? 2 : value < 0x10000 ? 3 : 4
    if length == 1 {
      bytes[index] = UInt8(value)
      return 1
    }
    var rest = value
    for offset in stride(from: length - 1, to: 0, by: -1) {
      bytes[index + offset] = UInt8(0x80 | rest & 0x3F)
      rest >>= 6
    }
    bytes[index] = UInt8(truncatingIfNeeded: 0xF00 >> UInt32(length)) | UInt8(rest)
    return length
  }
}
