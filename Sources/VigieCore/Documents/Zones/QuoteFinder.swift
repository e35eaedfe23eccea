/// Finds direct speech and quoted matter within a paragraph.
enum QuoteFinder {
  /// Shorter quotations are names and single words, not speech.
  static let fewestCharacters = 25

  /// The quotations of a paragraph, with their marks, ascending.
  ///
  /// - Parameter goesOn: whether the next paragraph opens with a quotation mark too; then one that is
  ///   not closed here runs to the end, as long quotations are printed.
  static func quotes(in bytes: [UInt8], _ paragraph: Range<Int>, goesOn: Bool) -> [Range<Int>] {
    if bytes[paragraph.lowerBound] == UInt8(ascii: ">") { return [paragraph] }
    var quotes: [Range<Int>] = []
    var opening: (mark: Mark, start: Int)?
    var depth = 0
    var index = paragraph.lowerBound
    while index < paragraph.upperBound {
      index = nextMark(bytes, from: index, to: paragraph.upperBound)
      guard index < paragraph.upperBound else { break }
      guard let (mark, length) = Mark.at(index, in: bytes) else {
        index += 1
        continue
      }
      if let open = opening {
        if mark == open.mark.closing, mark != .straight || !opens(bytes, index, paragraph) {
          if depth == 0 {
            if isLong(bytes, open.start..<index + length) {
              quotes.append(open.start..<index + length)
            }
            opening = nil
          } else {
            depth -= 1
          }
        } else if mark == open.mark, mark != .straight {
          depth += 1
        }
      } else if mark != .straight || opens(bytes, index, paragraph) {
        if mark.closing != nil { opening = (mark, index) }
      }
      index += length
    }
    if let open = opening, goesOn, open.start == paragraph.lowerBound {
      quotes.append(open.start..<paragraph.upperBound)
    }
    return quotes
  }

  /// The next byte that is, or may begin, a quotation mark.
  private static func nextMark(_ bytes: [UInt8], from start: Int, to end: Int) -> Int {
    // In scripts such as Japanese, where most bytes may begin a mark, nothing is gained by eight at once.
    if bytes[start] == 0xE3 || bytes[start] == 0xC2 { return start }
    return bytes.span.firstOffset(from: start, to: end) {
      ByteMask.equal($0, 0x22) | ByteMask.equal($0, 0xC2) | ByteMask.equal($0, 0xE3)
    }
  }

  /// Whether a paragraph begins with a quotation mark.
  static func beginsWithMark(_ bytes: [UInt8], _ paragraph: Range<Int>) -> Bool {
    Mark.at(paragraph.lowerBound, in: bytes).map { $0.mark.closing != nil } ?? false
  }

  private static func isLong(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    bytes[range].lazy.filter { !$0.isContinuation }.count >= fewestCharacters + 2
  }

  /// Straight marks open at the beginning of a word.
  private static func opens(_ bytes: [UInt8], _ index: Int, _ paragraph: Range<Int>) -> Bool {
    guard index + 1 < paragraph.upperBound, bytes[index + 1] != UInt8(ascii: " ") else {
      return false
    }
    guard index > paragraph.lowerBound else { return true }
    let before = bytes.scalar(at: bytes.scalarStart(before: index)).value
    switch before {
    case 0x20, 0x28, 0x5B, 0x2F, 0x2D, 0x2013, 0x2014: return true
    default: return TextLine.isWide(before)
    }
  }

  private enum Mark {
    case straight
    case leftGuillemet
    case rightGuillemet
    case leftCorner
    case rightCorner
    case leftDoubleCorner
    case rightDoubleCorner

    /// Guillemets point outwards in French and Italian, often inwards in German.
    var closing: Mark? {
      switch self {
      case .straight: .straight
      case .leftGuillemet: .rightGuillemet
      case .rightGuillemet: .leftGuillemet
      case .leftCorner: .rightCorner
      case .leftDoubleCorner: .rightDoubleCorner
      case .rightCorner, .rightDoubleCorner: nil
      }
    }

    static func at(_ index: Int, in bytes: [UInt8]) -> (mark: Mark, length: Int)? {
      switch bytes[index] {
      case UInt8(ascii: "\""): return (.straight, 1)
      case 0xC2:
        if bytes[index + 1] == 0xAB { return (.leftGuillemet, 2) }
        return bytes[index + 1] == 0xBB ? (.rightGuillemet, 2) : nil
      case 0xE3 where bytes[index + 1] == 0x80:
        switch bytes[index + 2] {
        case 0x8C: return (.leftCorner, 3)
        case 0x8D: return (.rightCorner, 3)
        case 0x8E: return (.leftDoubleCorner, 3)
        case 0x8F: return (.rightDoubleCorner, 3)
        default: return nil
        }
      default: return nil
      }
    }
  }
}
