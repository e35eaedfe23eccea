/// Tells a title from the lines around it.
enum TitleLine {
  private static let widths = 8...300

  /// Whether a line that is the whole text is a headline, as feeds have them, rather than a sentence.
  static func isHeadline(_ bytes: [UInt8], _ line: FurnitureLine, order: NumericOrder) -> Bool {
    line.isShort && (2...25).contains(line.words) && !line.endsSentence && !line.endsOpen
      && !ListMarker.isItem(bytes, line.range) && HeaderField(line) == nil
      && Dateline(bytes, line.range, order: order) == nil
  }

  /// Whether the line at `index` can be the title of the text below it.
  static func isTitle(
    _ bytes: [UInt8], _ lines: [FurnitureLine], _ index: Int, order: NumericOrder
  ) -> Bool {
    let line = lines[index]
    guard index + 1 < lines.count, line.isShort, widths.contains(line.width), line.words >= 2,
      !line.endsOpen, !line.endsStatement || endsInAbbreviation(line.start),
      !ListMarker.isItem(bytes, line.range) || ChapterHeadings.isChapter(line),
      salutations.prefixEnd(line.start) == nil,
      Dateline(bytes, line.range, order: order) == nil
    else { return false }
    let tokens = DateToken.tokens(bytes, line.range)
    return TimeOfDay.end(tokens, at: 0) == 0
  }

  /// The last line of the title that begins at `index`: a report's goes on with the headings of its
  /// chapter, a long one is cut in two where the sentence runs on.
  static func end(_ bytes: [UInt8], _ lines: [FurnitureLine], _ index: Int) -> Int {
    var end = index
    while end + 1 < lines.count, end < index + 4 {
      let next = lines[end + 1]
      let isPart =
        ChapterHeadings.isChapter(next)
        || ChapterHeadings.isChapter(lines[end]) && isName(next)
        || end > index && ChapterHeadings.isNumbered(next)
      guard isPart else { break }
      end += 1
    }
    if end > index { return end }
    while end + 2 < lines.count, end < index + 2, runsOn(bytes, lines, end) { end += 1 }
    // A block that goes on with other things than the title has a title of one line.
    let isBlock = end > index && breaks(bytes, lines[end], lines[end + 1]) > 1
    return isBlock || end > index && isBroken(bytes, lines[index], lines[index + 1]) ? end : index
  }

  private static func isName(_ line: FurnitureLine) -> Bool {
    line.isShort && widths.contains(line.width) && !line.endsStatement && !line.endsOpen
  }

  /// Whether the next line stands close below and could be more of the title.
  private static func runsOn(_ bytes: [UInt8], _ lines: [FurnitureLine], _ index: Int) -> Bool {
    let next = lines[index + 1]
    return breaks(bytes, lines[index], next) == 1 && isName(next) && next.width <= 120
      && lines[index].width <= 120 && !SectionLabels.matches(next) && !Issuers.isName(next)
      && bylines.prefixEnd(next.start) == nil && HeaderField(next) == nil
      && !ReleaseNotices.matches(next) && !SiteNavigation.matches(next)
      && DateHeading(bytes, next, order: .unknown) == nil
      && !PlaceName.isKnown(bytes, next.range)
  }

  /// Whether a line is cut in the middle of a phrase.
  private static func isBroken(
    _ bytes: [UInt8], _ line: FurnitureLine, _ next: FurnitureLine
  ) -> Bool {
    let lastWord = line.start.split(separator: UInt8(ascii: " ")).last ?? []
    return bytes[next.range.lowerBound].isASCIILower || connections.isWhole(Array(lastWord))
  }

  private static func breaks(_ bytes: [UInt8], _ line: FurnitureLine, _ next: FurnitureLine) -> Int
  {
    bytes[line.range.upperBound..<next.range.lowerBound].lazy.filter { $0 == UInt8(ascii: "\n") }
      .count
  }

  /// `… in the U.S.`, `… by Acme Inc.`
  private static func endsInAbbreviation(_ start: [UInt8]) -> Bool {
    guard start.last == UInt8(ascii: "."),
      let word = start.dropLast().split(separator: UInt8(ascii: " ")).last
    else { return false }
    return word.contains(UInt8(ascii: "."))
      || Abbreviations.kinds(of: String(decoding: word, as: UTF8.self)).contains(.either)
  }

  private static let connections = PhraseTable(
    """
    to
    of
    the
    a
    an
    in
    on
    for
    and
    with
    by
    at
    from
    de
    du
    des
    la
    le
    les
    et
    en
    pour
    der
    die
    das
    und
    von
    für
    mit
    zur
    zum
    di
    del
    della
    il
    per
    e
    """)

  private static let bylines = PhraseTable(
    """
    by
    par
    von
    di
    reporting by
    """)

  private static let salutations = PhraseTable(
    """
    dear
    ladies and gentlemen
    good morning
    good afternoon
    good evening
    thank you
    hello
    mr president
    mr. president
    mr speaker
    mr. speaker
    mesdames
    monsieur le
    madame la
    chers
    chères
    bonjour
    sehr geehrte
    meine damen und herren
    liebe
    guten tag
    gentili
    gentile
    signor presidente
    signore e signori
    buongiorno
    皆様
    皆さん
    拝啓
    """)
}
