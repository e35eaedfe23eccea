internal import VigieCore

/// A pattern between slashes, as other programs write it: `/hack.and.leak/i`.
///
/// Here the slashes and the letters behind them are part of what is looked for. A path such as `/r/news/`
/// may be meant, but an expression between slashes has none within that is not escaped, so only what has
/// none is taken for one; `/news/` is left to whoever means it to allow.
struct SlashedPattern {
  /// What stands between the slashes, as it is written here.
  let pattern: String
  /// The letters behind them.
  let flags: String
  private let isCaseSensitive: Bool

  /// - Returns: `nil` where the text is no such pattern.
  init?(_ text: String, isCaseSensitive: Bool = false) {
    guard let match = text.wholeMatch(of: Self.form) else { return nil }
    let letters = String(match.output.2)
    // Nobody writes a flag twice; words such as `museum` have letters twice.
    guard Set(letters).count == letters.count else { return nil }
    flags = letters
    self.isCaseSensitive = isCaseSensitive
    // What has no counterpart among the options that all patterns have.
    let kept = letters.filter { "sx".contains($0) || $0 == "i" && isCaseSensitive }
    let inside = match.output.1.replacing(#"\/"#, with: "/")
    pattern = (kept.isEmpty ? "" : "(?\(kept))") + inside
  }

  /// - Parameter isPhrase: whether it stands under `phrases`.
  func message(isPhrase: Bool) -> String {
    // As it may be taken over.
    let quoted = "'" + pattern.replacing("'", with: "''") + "'"
    var message =
      "\(isPhrase ? "phrases" : "patterns") are written without slashes around them, which "
      + "would have to stand in the text; write \(quoted)"
    let needless = Self.reasons.filter { flags.contains($0.flag) }
      .filter { !($0.flag == "i" && isCaseSensitive) }
    if !needless.isEmpty {
      message +=
        "; "
        + needless.map { "'\($0.flag)' is not needed, \($0.reason)" }
        .joined(separator: ", ")
    }
    return isPhrase ? message + "; an expression belongs outside of 'phrases'" : message
  }

  /// Computed, for the type is not `Sendable`. A slash within a class need not be escaped.
  private static var form: Regex<(Substring, Substring, Substring)> {
    #/\/((?:[^\/\\\[]|\\.|\[(?:[^\]\\]|\\.)*\])+)\/([gimsux]*)/#
  }

  private static let reasons: [(flag: Character, reason: String)] = [
    ("g", "for all matches are found"), ("i", "for case is ignored"),
    ("m", "for '^' and '$' are the ends of a line"), ("u", "for all scripts are known"),
  ]
}
