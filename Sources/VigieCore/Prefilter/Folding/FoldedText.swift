/// A document's text without regard to case and spacing, and the way back to its own bytes.
///
/// Each run of ``Separators`` is one space. Folding also shortens a few characters (`K`, U+212A, has three
/// bytes and `k` one), and lengthens none. The buffers are used for one document after another.
struct FoldedText: ~Copyable {
  /// Zero bytes behind the text, so that a literal or a ``ByteBlock`` can be read at every offset of it.
  static let padding = 64

  /// The folded text and the padding.
  private(set) var bytes: [UInt8] = []
  /// Bytes of folded text.
  private(set) var count = 0
  /// A bit for each byte of the folded text, eight in each: set for a run that does not end with white
  /// space of ASCII, so that no token starts behind it.
  private(set) var softGaps: [UInt8] = []
  /// From each of these folded offsets on, so many bytes were lost before it; ascending.
  private var losses: [Loss] = []

  /// By ``lossStretch`` bytes of the folded text, how many losses there are before.
  private var lossesBefore: [Int32] = []
  private static let lossStretch = 64

  private struct Loss {
    var offset: Int
    var lost: Int
  }

  mutating func fold(_ text: [UInt8]) {
    losses.removeAll(keepingCapacity: true)
    let needed = text.count + Self.padding
    if bytes.count < needed {
      bytes = Array(repeating: 0, count: max(needed, bytes.count * 2))
      softGaps = Array(repeating: 0, count: bytes.count / 8 + 1)
    }
    for index in 0...text.count / 8 { softGaps[index] = 0 }
    count = Self.fold(text.span, into: &bytes, softGaps: &softGaps, losses: &losses)
    for index in count..<count + Self.padding { bytes[index] = 0 }
    countLosses()
  }

  private mutating func countLosses() {
    lossesBefore.removeAll(keepingCapacity: true)
    guard !losses.isEmpty else { return }
    var number = 0
    for start in stride(from: 0, through: count, by: Self.lossStretch) {
      while number < losses.count, losses[number].offset < start { number += 1 }
      lossesBefore.append(Int32(truncatingIfNeeded: number))
    }
  }

  /// The first offset in the text itself of what stands at a folded offset; what lies within a character
  /// counts as its start.
  func originalOffset(of offset: Int) -> Int {
    var offset = min(offset, count)
    while offset > 0, offset < count, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
    if losses.isEmpty { return offset }
    var number = Int(lossesBefore[offset / Self.lossStretch])
    while number < losses.count, losses[number].offset <= offset { number += 1 }
    return number == 0 ? offset : offset + losses[number - 1].lost
  }

  /// The last offset in the text itself at which something begins that stands at a folded offset.
  func lastOriginalOffset(of offset: Int) -> Int {
    guard !losses.isEmpty, offset < count, bytes[offset] == UInt8(Separators.folded) else {
      return originalOffset(of: offset)
    }
    return originalOffset(of: offset + 1) - 1
  }

  private static func fold(
    _ text: Span<UInt8>, into bytes: inout [UInt8], softGaps: inout [UInt8], losses: inout [Loss]
  ) -> Int {
    var bytes = bytes.mutableSpan
    var softGaps = softGaps.mutableSpan
    var input = 0
    var output = 0
    /// Whether what was written last is a gap, which goes on with the next separator.
    var isInGap = false
    while input < text.count {
      // What stands before the next character outside ASCII, and before the second separator of a run, up to
      // sixteen bytes of it at once; what is written behind it is overwritten, for the output never overtakes
      // the input.
      let vector = text.vector(at: input)
      let hyphens = vector.mask(of: UInt8(ascii: "-"))
      let gapBytes = vector.mask(from: 0, through: 0x20) | hyphens
      let gaps = gapBytes.bits
      let ends =
        vector.mask(from: 0x80, through: 0xFF).bits | gaps & (gaps << 1 | (isInGap ? 1 : 0))
        | 1 &<< UInt64(truncatingIfNeeded: min(16, text.count &- input))
      let plain = ends.trailingZeroBitCount
      if plain > 0 {
        bytes.setVector(
          vector.lowercasedASCII & ~gapBytes
            | ByteVector(repeating: UInt8(Separators.folded)) & gapBytes, at: output)
        isInGap = gaps &>> UInt64(truncatingIfNeeded: plain &- 1) & 1 != 0
        var soft = hyphens.bits & (1 &<< UInt64(truncatingIfNeeded: plain) &- 1)
        while soft != 0 {
          let offset = output &+ soft.trailingZeroBitCount
          softGaps[offset >> 3] |= 1 &<< UInt8(truncatingIfNeeded: offset & 7)
          soft &= soft &- 1
        }
        input &+= plain
        output &+= plain
        continue
      }
      let (value, length) = text.scalar(at: input)
      let folded = Separators.fold(value)
      input += length
      if folded == Separators.folded {
        if !isInGap {
          bytes[output] = UInt8(folded)
          output += 1
          isInGap = true
        }
        let bit: UInt8 = 1 << UInt8((output - 1) & 7)
        if value > 0x20 {
          softGaps[(output - 1) >> 3] |= bit
        } else {
          softGaps[(output - 1) >> 3] &= ~bit
        }
      } else {
        isInGap = false
        if folded == value {
          for offset in 0..<length { bytes[output + offset] = text[input - length + offset] }
          output += length
        } else {
          output += encode(folded, into: &bytes, at: output)
        }
      }
      let lost = input - output
      if lost != losses.last?.lost ?? 0 {
        if losses.last?.offset == output { losses.removeLast() }
        losses.append(Loss(offset: output, lost: lost))
      }
    }
    return output
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
