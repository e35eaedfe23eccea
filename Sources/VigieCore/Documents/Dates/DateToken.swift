/// A piece of a line in which a date is looked for: a number, a word, or a sign.
struct DateToken {
  enum Kind: Hashable {
    /// With the number of its digits.
    case number(Int, digits: Int)
    /// In lower case.
    case word(String)
    case sign(UInt32)
  }

  let kind: Kind
  let range: Range<Int>

  var number: Int? {
    if case .number(let value, _) = kind { value } else { nil }
  }

  /// A number of four digits.
  var year: Int? {
    if case .number(let value, digits: 4) = kind { value } else { nil }
  }

  /// A number of one or two digits.
  var small: Int? {
    if case .number(let value, let digits) = kind, digits <= 2 { value } else { nil }
  }

  var word: String? {
    if case .word(let word) = kind { word } else { nil }
  }

  func isSign(_ signs: Unicode.Scalar...) -> Bool {
    if case .sign(let scalar) = kind { signs.contains { $0.value == scalar } } else { false }
  }

  /// The tokens of a stretch of text; spaces are passed over.
  static func tokens(_ bytes: [UInt8], _ range: Range<Int>) -> [DateToken] {
    var tokens: [DateToken] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let start = index
      let (scalar, length) = bytes.scalar(at: index)
      index += length
      if bytes[start].isASCIIDigit {
        var value = Int(bytes[start] - 0x30)
        while index < range.upperBound, bytes[index].isASCIIDigit {
          value = min(value * 10 + Int(bytes[index] - 0x30), 1_000_000)
          index += 1
        }
        tokens.append(.init(kind: .number(value, digits: index - start), range: start..<index))
      } else if ScalarClass(scalar) == .letter {
        while index < range.upperBound, !bytes[index].isASCIIDigit {
          let next = bytes.scalar(at: index)
          guard ScalarClass(next.value) == .letter else { break }
          index += next.length
        }
        let word = String(decoding: bytes[start..<index], as: UTF8.self).lowercased()
        tokens.append(.init(kind: .word(word), range: start..<index))
      } else if scalar != 0x20 {
        tokens.append(.init(kind: .sign(scalar), range: start..<index))
      }
    }
    return tokens
  }
}
