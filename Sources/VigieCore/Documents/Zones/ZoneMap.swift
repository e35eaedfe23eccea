/// Gives every byte of a text its zone.
enum ZoneMap {
  /// Shorter paragraphs at the head of a text are salutations and headings, not its lead.
  private static let shortestLead = 70
  private static let mostSkipped = 20

  /// The paragraph that leads the text: the first that is not very short.
  static func lead(
    _ bytes: [UInt8], _ paragraphs: [Range<Int>], after taken: Set<Int>
  ) -> Int? {
    var first: Int?
    var firstLong: Int?
    var seen = 0
    for (index, paragraph) in paragraphs.enumerated() where !taken.contains(index) {
      first = first ?? index
      let line = FurnitureLine(bytes, paragraph)
      if line.width >= shortestLead {
        let isSentence = line.endsSentence || line.endsOpen || !line.isShort
        if isSentence, !ListMarker.isItem(bytes, paragraph) { return index }
        firstLong = firstLong ?? index
      }
      seen += 1
      if seen == mostSkipped { break }
    }
    return firstLong ?? first
  }

  /// - Parameters:
  ///   - spans: titles and boilerplate found above the text, ascending.
  ///   - boilerplate: paragraphs that are boilerplate as a whole.
  /// - Returns: spans that cover all of the text.
  static func zones(
    _ bytes: [UInt8], _ paragraphs: [Range<Int>], spans: [Document.ZoneSpan], lead: Int?,
    boilerplate: Set<Int>
  ) -> [Document.ZoneSpan] {
    var builder = Builder()
    var next = 0
    for (index, paragraph) in paragraphs.enumerated() {
      let base: Zone = boilerplate.contains(index) ? .boilerplate : index == lead ? .lead : .body
      var position = paragraph.lowerBound
      while next < spans.count, spans[next].range.lowerBound < paragraph.upperBound {
        builder.add(base, from: position, to: spans[next].range.lowerBound)
        builder.add(
          spans[next].zone, from: spans[next].range.lowerBound, to: spans[next].range.upperBound)
        position = spans[next].range.upperBound
        next += 1
      }
      if position < paragraph.upperBound, base != .boilerplate {
        let goesOn =
          index + 1 < paragraphs.count
          && QuoteFinder.beginsWithMark(bytes, paragraphs[index + 1])
        let rest = position..<paragraph.upperBound
        for quote in QuoteFinder.quotes(in: bytes, rest, goesOn: goesOn) {
          builder.add(base, from: position, to: quote.lowerBound)
          builder.add(.quote, from: quote.lowerBound, to: quote.upperBound)
          position = quote.upperBound
        }
      }
      builder.add(base, from: position, to: paragraph.upperBound)
    }
    return builder.finish(bytes.count)
  }

  private struct Builder {
    private var starts: [(offset: Int, zone: Zone)] = []

    mutating func add(_ zone: Zone, from lower: Int, to upper: Int) {
      guard lower < upper, starts.last?.zone != zone else { return }
      starts.append((starts.isEmpty ? 0 : lower, zone))
    }

    func finish(_ count: Int) -> [Document.ZoneSpan] {
      starts.indices.map { index in
        let end = index + 1 < starts.count ? starts[index + 1].offset : count
        return .init(range: starts[index].offset..<end, zone: starts[index].zone)
      }
    }
  }
}
