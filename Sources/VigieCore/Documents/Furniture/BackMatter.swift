/// What stands below the text proper: contacts, notes to editors, "About …", links.
///
/// A threat that is named there is lost, so a section is taken for back matter only near the end and
/// a single line only for what it says itself.
enum BackMatter {
  /// No more paragraphs than these are looked at from the end.
  private static let mostLines = 80

  /// The paragraphs that are boilerplate, by index.
  ///
  /// - Parameter first: the first paragraph that may be; the lead and all before it may not.
  static func paragraphs(
    _ bytes: [UInt8], _ paragraphs: [Range<Int>], from first: Int
  ) -> Set<Int> {
    guard first < paragraphs.count else { return [] }
    var found: Set<Int> = []
    let total = bytes.count
    var end = paragraphs.count
    for index in first..<paragraphs.count where paragraphs[index].count <= EndMarks.longest {
      guard EndMarks.matches(FurnitureLine(bytes, paragraphs[index])) else { continue }
      found.insert(index)
      let rest = bytes.count - paragraphs[index].upperBound
      // More than that is another release, not the back matter of this one.
      if rest * 100 <= total * (rest <= 1200 ? 45 : 30) {
        end = index
        break
      }
    }
    found.formUnion(end..<paragraphs.count)
    let tail = max(first, end - mostLines)..<end
    for index in tail {
      let rest = bytes.count - paragraphs[index].lowerBound
      guard rest * 100 <= total * 60 else { continue }
      let isNearEnd = rest <= max(500, total * 35 / 100)
      guard isNearEnd || paragraphs[index].count <= FurnitureLine.longestStart else { continue }
      let line = FurnitureLine(bytes, paragraphs[index])
      if isNearEnd {
        let next = index + 1 < end ? FurnitureLine(bytes, paragraphs[index + 1]) : nil
        if TailSections.opens(line, next: next) {
          found.formUnion(index..<end)
          break
        }
      }
      if SiteNavigation.matches(line) || ContactLines.matches(line) || isNote(line) {
        found.insert(index)
      }
    }
    return found
  }

  /// A translation note at the foot.
  private static func isNote(_ line: FurnitureLine) -> Bool {
    line.length <= 200 && ReleaseNotices.matches(line)
  }
}
