internal import Synchronization

/// A place in a field of the input.
package struct TextPosition: Hashable, Sendable {
  package var byte = 0
  /// In Unicode scalars; an ill-formed sequence of bytes counts as one.
  package var character = 0
  package var utf16 = 0
  /// Counted from 1; lines end at LF, CR LF or CR.
  package var line = 1
}

/// Finds characters, UTF-16 units and lines for byte offsets of the input.
///
/// Records give each piece of evidence in all of these, and a document may be of any length, so
/// counting from its beginning each time would be quadratic. The first question counts once through
/// the text and leaves a mark every few hundred bytes; documents without evidence cost nothing.
final class PositionIndex: Sendable {
  private static let step = 512

  private let bytes: [UInt8]
  private let marks = Mutex<[TextPosition]>([])

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// - Complexity: linear in the text the first time, constant after that.
  func position(of byte: Int) -> TextPosition {
    let target = min(byte, bytes.count)
    var position = nearestMark(before: target)
    Self.advance(&position, to: target, in: bytes)
    return position
  }

  private func nearestMark(before byte: Int) -> TextPosition {
    guard byte > Self.step else { return TextPosition() }
    return marks.withLock { marks in
      if marks.isEmpty { marks = Self.marks(of: bytes) }
      // Marks stand at the first scalar from each multiple of the step on.
      let index = min(byte / Self.step, marks.count - 1)
      return marks[index].byte <= byte ? marks[index] : marks[index - 1]
    }
  }

  private static func marks(of bytes: [UInt8]) -> [TextPosition] {
    var position = TextPosition()
    var marks = [position]
    while (marks.count) * step <= bytes.count {
      advance(&position, to: marks.count * step, in: bytes)
      marks.append(position)
    }
    return marks
  }

  /// Goes on to the first scalar that begins at `target` or after.
  private static func advance(_ position: inout TextPosition, to target: Int, in bytes: [UInt8]) {
    let text = bytes.span
    while position.byte < target {
      if position.byte + 8 <= target, text.word64(at: position.byte).isPlainLine {
        position.byte += 8
        position.utf16 += 8
        position.character += 8
        continue
      }
      let byte = text[position.byte]
      if byte < 0x80 {
        let next = position.byte + 1
        let isPair =
          byte == UInt8(ascii: "\r") && next < text.count && text[next] == UInt8(ascii: "\n")
        if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") && !isPair {
          position.line += 1
        }
        position.byte = next
        position.utf16 += 1
      } else {
        let scalar = DecodedScalar(text, at: position.byte)
        position.byte += scalar.length
        position.utf16 += scalar.value > 0xFFFF ? 2 : 1
      }
      position.character += 1
    }
  }
}

extension UInt64 {
  /// Whether its eight bytes are ASCII, and none of them ends a line.
  fileprivate var isPlainLine: Bool {
    self & ByteLanes.highBits == 0 && !hasByte(0x0A) && !hasByte(0x0D)
  }

  /// Whether one of its bytes, all below 0x80, is this one (Hacker's Delight, 6-1).
  private func hasByte(_ byte: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    return ((self ^ ones &* byte) &+ ones &* 0x7F) & ByteLanes.highBits != ByteLanes.highBits
  }
}
