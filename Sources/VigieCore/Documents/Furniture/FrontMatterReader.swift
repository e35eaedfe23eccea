/// Reads the lines above the text proper, from the top down to the first real paragraph.
struct FrontMatterReader {
  /// No release has more lines above its text.
  private static let mostLines = 40
  /// By then the text proper has begun.
  private static let mostLongLines = 3
  /// Short lines after the title that may stand before further headers: subtitles, speakers.
  private static let mostSubtitles = 3

  private let bytes: [UInt8]
  private let lines: [FurnitureLine]
  /// The index of the first line among the paragraphs.
  private let firstParagraph: Int
  /// Whether there is but one line.
  private let isWholeText: Bool
  private let order: NumericOrder
  private let statedTitle: StatedTitle?
  private var result = FrontMatter()
  private var hasTitle: Bool
  /// The day on which the text may be used.
  private var embargoDate: String?

  /// - Parameters:
  ///   - firstParagraph: the first paragraph of the text field.
  ///   - statedTitle: the title that came with the document and stands in the text too.
  ///   - hasTitle: whether a title came with the document at all.
  static func read(
    _ bytes: [UInt8], _ paragraphs: [Range<Int>], from firstParagraph: Int, order: NumericOrder,
    statedTitle: StatedTitle?, hasTitle: Bool
  ) -> FrontMatter {
    var lines: [FurnitureLine] = []
    let isWholeText = paragraphs.count == firstParagraph + 1
    var long = 0
    for paragraph in paragraphs.dropFirst(firstParagraph).prefix(mostLines) {
      lines.append(FurnitureLine(bytes, paragraph))
      if !lines[lines.count - 1].isShort { long += 1 }
      if long == mostLongLines { break }
    }
    var reader = FrontMatterReader(
      bytes: bytes, lines: lines, firstParagraph: firstParagraph, isWholeText: isWholeText,
      order: order, statedTitle: statedTitle, hasTitle: hasTitle)
    reader.run()
    return reader.result
  }

  private init(
    bytes: [UInt8], lines: [FurnitureLine], firstParagraph: Int, isWholeText: Bool,
    order: NumericOrder, statedTitle: StatedTitle?, hasTitle: Bool
  ) {
    self.bytes = bytes
    self.lines = lines
    self.firstParagraph = firstParagraph
    self.isWholeText = isWholeText
    self.order = order
    self.statedTitle = statedTitle
    self.hasTitle = hasTitle
  }

  private mutating func run() {
    let bannerEnd = bannerEnd()
    var subtitles = 0
    var index = 0
    while index < lines.count {
      if let end = statedTitle?.end(in: bytes, lines[index].range) {
        // A text may begin with the words of its title and run on.
        if end < lines[index].range.upperBound {
          result.spans.append(.init(range: lines[index].range.lowerBound..<end, zone: .title))
          break
        }
        mark(index, .title)
      } else if beginsReport(index) {
        break
      } else if readHeader(index) || readFurniture(index) {
        // Done by the call.
      } else if index < bannerEnd {
        mark(index, .boilerplate)
      } else if !hasTitle, isWholeText, TitleLine.isHeadline(bytes, lines[index], order: order) {
        result.title = string(lines[index].range)
        mark(index, .title)
      } else if !hasTitle, TitleLine.isTitle(bytes, lines, index, order: order) {
        index = readTitle(at: index)
      } else if lines[index].isShort, !lines[index].endsSentence, !lines[index].endsOpen,
        lines[index].width <= 160, subtitles < Self.mostSubtitles
      {
        subtitles += 1
      } else {
        break
      }
      index += 1
    }
    readDateline(from: index)
    result.date = result.date ?? embargoDate
  }

  /// Where the lines end that stand above a header block in brackets: the banner of a site.
  private func bannerEnd() -> Int {
    let index = lines.prefix(14).firstIndex { line in
      HeaderField(line).map { $0.kind == .title && $0.isBracketed && !$0.value.isEmpty } ?? false
    }
    guard let index, index > 0,
      lines[index].range.lowerBound - lines[0].range.lowerBound <= 2000
    else { return 0 }
    return index
  }

  /// Whether a line begins with a dateline and goes on with text, as headings do not that give place
  /// and date. Without a date it must be a sentence, for banners and titles could be written so:
  /// "UKRAINE – Kyiv speaks".
  private func beginsReport(_ index: Int) -> Bool {
    let line = lines[index]
    guard let dateline = Dateline(bytes, line.range, order: order),
      dateline.opensText(bytes, line.range)
    else { return false }
    let isDated = dateline.date != nil || dateline.source != nil
    return (isDated || line.endsSentence || !line.isShort) && !hasStatedTitleBelow(index)
  }

  private func hasStatedTitleBelow(_ index: Int) -> Bool {
    guard let statedTitle else { return false }
    return lines.dropFirst(index + 1).contains { statedTitle.end(in: bytes, $0.range) != nil }
  }

  // MARK: Single lines

  private mutating func readHeader(_ index: Int) -> Bool {
    guard let field = HeaderField(lines[index]), isCredible(field, index) else { return false }
    let value = field.value
    switch field.kind {
    case .title:
      mark(index, lines[index].range.lowerBound..<value.lowerBound, .boilerplate)
      mark(index, value, value.isEmpty ? .boilerplate : .title)
      if !value.isEmpty {
        if result.title == nil { result.title = string(value) }
        hasTitle = true
      }
      return true
    case .date:
      result.date =
        result.date ?? DateParser.first(in: bytes, value, order: order)?.date.description
    case .place: result.place = result.place ?? nonEmpty(value)
    case .source: result.source = result.source ?? nonEmpty(withoutAddress(value))
    case .other: break
    }
    mark(index, .boilerplate)
    return true
  }

  /// In brackets a name can be nothing else; before a colon it may be the beginning of a sentence.
  private func isCredible(_ field: HeaderField, _ index: Int) -> Bool {
    guard lines[index].length <= 300 else { return false }
    if field.isBracketed { return true }
    switch field.kind {
    case .title: return !hasTitle || hasHeaderBeside(index)
    case .date: return DateParser.first(in: bytes, field.value, order: order) != nil
    case .place, .source, .other: return lines[index].length <= 160 && hasHeaderBeside(index)
    }
  }

  private func hasHeaderBeside(_ index: Int) -> Bool {
    [index - 1, index + 1].contains { lines.indices.contains($0) && HeaderField(lines[$0]) != nil }
  }

  private mutating func readFurniture(_ index: Int) -> Bool {
    let line = lines[index]
    guard line.isShort else { return false }
    if ReleaseNotices.matches(line) || ReleaseNotices.isNumberedKind(line) {
      let date = DateParser.first(in: bytes, line.range, order: order)?.date
      embargoDate = embargoDate ?? date?.description
      mark(index, .boilerplate)
      return true
    }
    if SiteNavigation.matches(line) || SectionLabels.matches(line) || ContactLines.matches(line) {
      mark(index, .boilerplate)
      return true
    }
    if let heading = DateHeading(bytes, line, order: order) {
      result.date = result.date ?? heading.date.description
      if let place = heading.place { result.place = result.place ?? string(place) }
      if let source = heading.source { result.source = result.source ?? string(source) }
      mark(index, .boilerplate)
      return true
    }
    if hasTitle, isPlaceLine(index) {
      result.place = result.place ?? string(line.range)
      mark(index, .boilerplate)
      return true
    }
    if Issuers.isName(line), hasTitle ? line.length <= 60 : hasTitleBelow(index) {
      result.source = result.source ?? string(line.range)
      mark(index, .boilerplate)
      return true
    }
    return false
  }

  /// Whether a title follows within a few lines, so that this line need not be it.
  private func hasTitleBelow(_ index: Int) -> Bool {
    lines.indices.dropFirst(index + 1).prefix(3).contains {
      TitleLine.isTitle(bytes, lines, $0, order: order) && !Issuers.isName(lines[$0])
    }
  }

  /// A dateline on a line of its own, between title and text.
  private func isPlaceLine(_ index: Int) -> Bool {
    guard index + 1 < lines.count, lines[index].length <= 40, lines[index].words <= 4,
      !lines[index].endsSentence
    else { return false }
    return PlaceName.isKnown(bytes, lines[index].range)
  }

  // MARK: The title

  /// Marks the title that begins at a line, with the lines that belong to it.
  ///
  /// - Returns: its last line.
  private mutating func readTitle(at index: Int) -> Int {
    let end = TitleLine.end(bytes, lines, index)
    var title = string(lines[index].range)
    for next in index...end { mark(next, .title) }
    for next in stride(from: index + 1, through: end, by: 1) {
      let isReport =
        ChapterHeadings.isChapter(lines[index + 1]) || ChapterHeadings.isChapter(lines[index])
      title += (isReport ? " – " : " ") + string(lines[next].range)
    }
    result.title = result.title ?? title
    hasTitle = true
    return end
  }

  /// Takes place, date and agency from the head of the first paragraphs of the text proper.
  private mutating func readDateline(from index: Int) {
    for line in lines.dropFirst(index).prefix(5) {
      guard let dateline = Dateline(bytes, line.range, order: order) else { continue }
      if let place = dateline.place { result.place = result.place ?? string(place) }
      if let date = dateline.date { result.date = result.date ?? date.description }
      if let source = dateline.source { result.source = result.source ?? string(source) }
      return
    }
  }

  // MARK: Results

  private mutating func mark(_ index: Int, _ zone: Zone) { mark(index, lines[index].range, zone) }

  private mutating func mark(_ index: Int, _ range: Range<Int>, _ zone: Zone) {
    result.paragraphs.insert(firstParagraph + index)
    if !range.isEmpty { result.spans.append(.init(range: range, zone: zone)) }
  }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private func nonEmpty(_ range: Range<Int>) -> String? {
    range.isEmpty ? nil : string(range)
  }

  /// `Press Office <press@example.org>` without the address.
  private func withoutAddress(_ range: Range<Int>) -> Range<Int> {
    var end = bytes[range].firstIndex(of: UInt8(ascii: "<")) ?? range.upperBound
    while end > range.lowerBound, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    return range.lowerBound..<end
  }
}
