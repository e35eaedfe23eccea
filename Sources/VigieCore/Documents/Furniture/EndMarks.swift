/// Marks that say that the release proper ends here.
enum EndMarks {
  /// No mark is longer.
  static let longest = 24

  static func matches(_ line: FurnitureLine) -> Bool {
    guard line.length <= longest else { return false }
    let letters = line.start.filter { $0 != UInt8(ascii: " ") }
    if letters.count >= 3, letters.allSatisfy({ $0 == UInt8(ascii: "#") }) { return true }
    return marks.contains { letters.elementsEqual($0.utf8) }
  }

  private static let marks = [
    "-30-", "–30–", "—30—", "--30--", "ends", "-ends-", "–ends–", "—ends—", "[ends]", "(ends)",
    "-end-", "–end–", "-fin-", "–fin–", "(fin)", "-ende-", "–ende–", "(ende)", "-fine-", "–fine–",
    "(fine)", "(了)", "以上", "(以上)", "【了】",
  ]
}
