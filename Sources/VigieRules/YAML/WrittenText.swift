internal import Diagnostics

/// A text of a rule file with the way back to the place of each of its characters.
struct WrittenText: Hashable, Sendable {
  let value: String
  /// Where it begins, its quote included.
  let location: SourceLocation
  /// How many columns it takes up, quotes included; 1 where it goes over several lines.
  let length: Int
  /// Whether it stands without quotes, so that YAML would make `12` a number of it.
  let isPlain: Bool
  /// The column of the first character, where each character stands for itself on one line.
  private let contentColumn: Int?
  /// The characters, by number, that are quotes written twice.
  private let doubledQuotes: [Int]

  init(
    _ value: String, at location: SourceLocation, length: Int = 1, isPlain: Bool = false,
    contentColumn: Int? = nil, doubledQuotes: [Int] = []
  ) {
    self.value = value
    self.location = location
    self.length = length
    self.isPlain = isPlain
    self.contentColumn = contentColumn
    self.doubledQuotes = doubledQuotes
  }

  /// The place of a character, or `nil` where it cannot be told: in texts of several lines and in
  /// double-quoted ones with escapes.
  func location(ofScalar number: Int) -> SourceLocation? {
    guard let contentColumn else { return nil }
    let doubled = doubledQuotes.count { $0 < number }
    return SourceLocation(
      file: location.file, line: location.line, column: contentColumn + number + doubled)
  }

  /// The place of a byte of `value`.
  func location(ofByte offset: Int) -> SourceLocation? {
    location(ofScalar: scalarNumber(ofByte: offset))
  }

  /// The number of the character at a byte of `value`.
  func scalarNumber(ofByte offset: Int) -> Int {
    let end = value.utf8.index(value.startIndex, offsetBy: offset, limitedBy: value.endIndex)
    return value.unicodeScalars[..<(end ?? value.endIndex)].count
  }

  var located: Located<String> { Located(value, at: location, length: length) }
}

extension WrittenText {
  /// Finds the characters of a scalar in the source: YAML tells where it begins and what it became.
  init(_ value: String, style: Style, at location: SourceLocation, in source: SourceFile) {
    let rest = source.line(location.line, from: location.column).unicodeScalars
    let wanted = Array(value.unicodeScalars)
    let found: (length: Int, start: Int, doubled: [Int])? =
      switch style {
      case .plain: rest.starts(with: wanted) ? (wanted.count, 0, []) : nil
      case .singleQuoted: Self.singleQuoted(wanted, in: rest)
      case .doubleQuoted:
        rest.dropFirst().starts(with: wanted) && rest.dropFirst(wanted.count + 1).first == "\""
          ? (wanted.count + 2, 1, []) : nil
      case .block: nil
      }
    self.init(
      value, at: location, length: max(1, found?.length ?? 1), isPlain: style == .plain,
      contentColumn: found.map { location.column + $0.start },
      doubledQuotes: found?.doubled ?? [])
  }

  enum Style {
    case plain
    case singleQuoted
    case doubleQuoted
    case block
  }

  private static func singleQuoted(
    _ wanted: [Unicode.Scalar], in rest: Substring.UnicodeScalarView
  ) -> (length: Int, start: Int, doubled: [Int])? {
    var doubled: [Int] = []
    var index = rest.index(after: rest.startIndex)
    for (number, scalar) in wanted.enumerated() {
      guard index < rest.endIndex, rest[index] == scalar else { return nil }
      index = rest.index(after: index)
      guard scalar == "'" else { continue }
      guard index < rest.endIndex, rest[index] == "'" else { return nil }
      doubled.append(number)
      index = rest.index(after: index)
    }
    guard index < rest.endIndex, rest[index] == "'" else { return nil }
    return (wanted.count + doubled.count + 2, 1, doubled)
  }
}
