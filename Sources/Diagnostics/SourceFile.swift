/// A text that a user wrote, with an index of its lines.
///
/// Lines end where YAML says they do: at line feeds, carriage returns, and the three line breaks of
/// Unicode. Columns count Unicode scalars from 1.
public struct SourceFile: Sendable {
  /// The path as the user gave it.
  public let path: String
  public let text: String
  /// The byte offset at which each line begins.
  private let lineStarts: [Int]

  public init(path: String, text: String) {
    var text = text
    text.makeContiguousUTF8()
    self.path = path
    self.text = text
    self.lineStarts = Self.startsOfLines(in: text)
  }

  public var lineCount: Int { lineStarts.count }

  /// The line with this number, counted from 1, without its line break; empty where there is none.
  public func line(_ number: Int) -> Substring {
    guard number >= 1, number <= lineStarts.count else { return "" }
    let end = number < lineStarts.count ? lineStarts[number] : text.utf8.count
    var line = text[index(lineStarts[number - 1])..<index(end)]
    while let last = line.unicodeScalars.last, Self.isLineBreak(last) {
      line.unicodeScalars.removeLast()
    }
    return line
  }

  /// The rest of a line from a column on; empty where the line is shorter.
  public func line(_ number: Int, from column: Int) -> Substring {
    let line = line(number)
    return Substring(line.unicodeScalars.dropFirst(max(0, column - 1)))
  }

  /// The place of a byte.
  public func location(ofByte offset: Int) -> SourceLocation {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    let before = text[index(lineStarts[low])..<index(min(offset, text.utf8.count))]
    return SourceLocation(file: path, line: low + 1, column: before.unicodeScalars.count + 1)
  }

  /// The byte offset of a place, which must lie in this file.
  public func byte(of location: SourceLocation) -> Int {
    guard location.line <= lineStarts.count else { return text.utf8.count }
    let line = line(location.line)
    let prefix = line.unicodeScalars.prefix(max(0, location.column - 1))
    return lineStarts[location.line - 1] + prefix.reduce(0) { $0 + UTF8.width($1) }
  }

  private func index(_ offset: Int) -> String.Index {
    text.utf8.index(text.startIndex, offsetBy: offset)
  }

  static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": true
    default: false
    }
  }

  private static func startsOfLines(in text: String) -> [Int] {
    var starts = [0]
    var offset = 0
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      offset += UTF8.width(scalar)
      if scalar == "\n", previous == "\r" {
        starts[starts.count - 1] = offset
      } else if isLineBreak(scalar) {
        starts.append(offset)
      }
      previous = scalar
    }
    return starts
  }
}
