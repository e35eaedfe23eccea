/// Place and date in brackets, at the head or the foot of a release: `(Paris, le 4 mars 2026)`,
/// `[4 March 2026, London]`, `【2026年3月4日 東京】`.
struct BracketedDateline {
  let place: Range<Int>
  let date: CalendarDate
  /// With its brackets.
  let range: Range<Int>
  /// Whether nothing but a place can stand before the date: "(Le Monde, 4 mars 2026)" could be one by its form.
  let isCertain: Bool

  private static let longest = 90
  private static let brackets = [("(", ")"), ("[", "]"), ("【", "】")]
    .map { (opening: Array($0.utf8), closing: Array($1.utf8)) }

  /// At the beginning of a stretch.
  init?(_ bytes: [UInt8], startOf range: Range<Int>, order: NumericOrder) {
    let text = bytes[range]
    guard let (opening, closing) = Self.brackets.first(where: { text.starts(with: $0.opening) })
    else { return nil }
    let start = range.lowerBound + opening.count
    let near = bytes[start..<min(range.upperBound, start + Self.longest)]
    guard let end = near.indices.first(where: { near[$0...].starts(with: closing) }) else {
      return nil
    }
    self.init(bytes, start..<end, in: range.lowerBound..<end + closing.count, order: order)
  }

  /// At the end of a stretch, on a line of its own or behind the last sentence.
  init?(_ bytes: [UInt8], endOf range: Range<Int>, order: NumericOrder) {
    var end = range.upperBound
    if bytes[range].last == UInt8(ascii: ".") { end -= 1 }
    let text = bytes[range.lowerBound..<end]
    guard
      let (opening, closing) = Self.brackets.first(where: {
        text.suffix($0.closing.count) == $0.closing[...]
      })
    else { return nil }
    let inner = text.dropLast(closing.count).suffix(Self.longest)
    guard let start = inner.indices.last(where: { inner[$0...].starts(with: opening) }),
      Self.isApart(bytes, range.lowerBound..<start)
    else { return nil }
    self.init(bytes, start + opening.count..<inner.endIndex, in: start..<end, order: order)
    guard isCertain || start == range.lowerBound else { return nil }
  }

  /// - Parameter inner: what stands in the brackets: a place, a date, and nothing else.
  private init?(
    _ bytes: [UInt8], _ inner: Range<Int>, in range: Range<Int>, order: NumericOrder
  ) {
    guard let match = DateParser.first(in: bytes, inner, order: order) else { return nil }
    let before = inner.lowerBound..<match.range.lowerBound
    let end = PlaceName.endBeforeDate(bytes, before)
    let isBehind = end == inner.lowerBound
    let place =
      isBehind
      ? Self.trimmed(bytes, match.range.upperBound..<inner.upperBound) : inner.lowerBound..<end
    let rest = isBehind ? 0..<0 : match.range.upperBound..<inner.upperBound
    guard Self.trimmed(bytes, rest).isEmpty, PlaceName.isPlace(bytes, place, isSure: true),
      !Issuers.isName(FurnitureLine(bytes, place)), !DateHeading.isLabel(bytes, place)
    else { return nil }
    let isKnown = PlaceName.isKnown(bytes, place)
    let between = bytes[end..<match.range.lowerBound]
    // "(2026年3月4日 更新)", "(Interview 4 March 2026)"
    guard isKnown || !isBehind && between.contains(where: { $0 != UInt8(ascii: " ") }) else {
      return nil
    }
    self.place = place
    self.range = range
    date = match.date
    isCertain = isKnown || between.contains(where: \.isASCIILetter)
  }

  /// Without the spaces and commas around it.
  private static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    let tokens = DateToken.tokens(bytes, range)
    let first = tokens.first { !$0.isSign(",", "、", "・", "|", "/", "-", "–") }
    return first.map { $0.range.lowerBound..<tokens[tokens.count - 1].range.upperBound }
      ?? range.upperBound..<range.upperBound
  }

  /// Whether a sentence ends before the brackets, or nothing stands there.
  private static func isApart(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard let last = bytes[range].lastIndex(where: { $0 != UInt8(ascii: " ") }) else { return true }
    let scalar = bytes.scalar(at: bytes.scalarStart(before: last + 1)).value
    return [0x2E, 0x21, 0x3F, 0x22, 0x27, 0xBB, 0x2026, 0x3002, 0x300D, 0x300F].contains(scalar)
  }
}
