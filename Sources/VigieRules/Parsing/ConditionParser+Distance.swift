internal import Diagnostics
internal import VigieCore

extension ConditionParser {
  static let distanceLimit = 10_000

  /// `12 words`, `60 characters`, `sentence` or `paragraph`.
  func distance(_ text: WrittenText) -> Condition.Distance? {
    let parts = text.value.split(separator: " ")
    switch (parts.count, parts.last) {
    case (1, "sentence"): return .scope(.sentence)
    case (1, "paragraph"): return .scope(.paragraph)
    case (2, let unit?):
      guard let number = Int(parts[0]), (1...Self.distanceLimit).contains(number) else { break }
      if unit == "words" || unit == "word" { return .words(number) }
      if unit == "characters" || unit == "character" { return .characters(number) }
    default: break
    }
    bag.add(
      Diagnostic(
        .error, .invalidValue,
        "'\(text.value.elided())' is not a distance\(advice(parts))", at: text.location,
        length: text.length,
        notes: [
          Diagnostic.Note("write '12 words', '60 characters', 'sentence' or 'paragraph'")
        ]))
    return nil
  }

  /// What is wrong with it, where that can be told.
  private func advice(_ parts: [Substring]) -> String {
    let units = ["words", "characters", "sentence", "paragraph"]
    guard let last = parts.last.map(String.init) else { return "" }
    if parts.count == 1, Int(last) != nil { return "; '\(last)' of what: words or characters?" }
    if last == "document" { return "; the parts of 'near' stand in one paragraph" }
    if let nearest = Spelling.nearest(to: last, among: units) {
      return "; did you mean '\(nearest)'?"
    }
    if parts.count == 2, units.prefix(2).contains(last) {
      return "; expected a whole number from 1 to \(Self.distanceLimit) before '\(last)'"
    }
    return ""
  }
}
