/// Headings of the parts of a report: `Chapter 4`, `3 Global Security`, `第4章`.
enum ChapterHeadings {
  /// A line that names a chapter by its number.
  static func isChapter(_ line: FurnitureLine) -> Bool {
    guard line.width <= 120, !line.endsStatement else { return false }
    if isJapanese(line.start) { return true }
    guard let end = words.prefixEnd(line.start) else { return false }
    let rest = line.start[end...].drop { $0 == UInt8(ascii: " ") }
    guard let first = rest.first else { return false }
    let number = rest.prefix { $0.isASCIIDigit || Self.roman.contains($0) }
    return (first.isASCIIDigit || !number.isEmpty)
      && (number.count == rest.count || !rest[number.endIndex].isASCIILetter)
  }

  /// A numbered section heading: `3 Global Security`, `2. La menace`.
  static func isNumbered(_ line: FurnitureLine) -> Bool {
    guard line.width <= 120, !line.endsStatement else { return false }
    let digits = line.start.prefix(while: \.isASCIIDigit)
    guard (1...2).contains(digits.count), digits.count < line.length else { return false }
    let next = line.start[digits.count]
    return next == UInt8(ascii: " ") || next == UInt8(ascii: ".")
  }

  /// `第4章`, `第二部`.
  private static func isJapanese(_ start: [UInt8]) -> Bool {
    guard start.starts(with: "第".utf8) else { return false }
    var index = 3
    var steps = 0
    while index < start.count, steps < 5 {
      let (scalar, length) = start.scalar(at: index)
      if [0x7AE0, 0x90E8, 0x7DE8, 0x7BC0].contains(scalar) { return steps > 0 }
      index += length
      steps += 1
    }
    return false
  }

  private static let roman = Array("ivxlc".utf8)
  private static let words = PhraseTable(
    """
    chapter
    part
    section
    annex
    appendix
    chapitre
    partie
    annexe
    kapitel
    teil
    abschnitt
    anhang
    capitolo
    parte
    sezione
    allegato
    """)
}
