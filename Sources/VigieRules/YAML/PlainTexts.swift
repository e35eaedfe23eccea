internal import Diagnostics

/// Looks for words to be found that stand without quotes and of which YAML makes something else than what is
/// seen: it joins the lines of such a text to one, and ends it at ` #`.
struct PlainTexts {
  let source: SourceFile
  let bag: DiagnosticBag
  /// Whether the texts are examples, which lose nothing where lines are joined that are meant as one.
  var areExamples = false

  /// The keys below which words stand. Of others, remarks may well go over several lines, and in the rest a
  /// wrong text is an error by itself.
  private static let keysOfWords: Set<String> = [
    "match", "no-match", "not", "veto", "of", "terminators", "phrases", "any", "all", "patterns",
    "fragments", "lists",
  ]
  /// Words that begin a remark to oneself.
  private static let remarks: Set<String> = ["TODO", "FIXME", "XXX"]
  /// Below these all names are the author's.
  private static let ownNames: Set<String> = ["fragments", "lists"]

  func check(_ pairs: [YAMLValue.Pair]) {
    for pair in pairs {
      let key = pair.keyText ?? ""
      if key == "examples", case .mapping(let examples, _) = pair.value {
        PlainTexts(source: source, bag: bag, areExamples: true).check(examples)
        continue
      }
      check(
        pair.value, isOfWords: Self.keysOfWords.contains(key), isOwn: Self.ownNames.contains(key))
    }
  }

  private func check(_ value: YAMLValue, isOfWords: Bool, isOwn: Bool) {
    switch value {
    case .text(let text): if isOfWords, text.isPlain, !value.isEmpty { check(text) }
    case .list(let items, _):
      for item in items { check(item, isOfWords: isOfWords, isOwn: false) }
    case .mapping(let pairs, _):
      guard isOwn else { return check(pairs) }
      for pair in pairs { check(pair.value, isOfWords: true, isOwn: false) }
    case .broken: break
    }
  }

  private func check(_ text: WrittenText) {
    if let odd = YAMLSpaces.first(behindDashOf: text.value[...], at: text.location) {
      bag.add(odd)
    } else if text.location(ofScalar: 0) == nil {
      checkLines(of: text)
    } else {
      checkComment(behind: text)
    }
  }

  /// A word right behind the sign of a comment is rather a part of the text: `leaks #archive`.
  private func checkComment(behind text: WrittenText) {
    let rest = source.line(text.location.line, from: text.location.column + text.length)
    let spaces = rest.prefix { $0 == " " || $0 == "\t" }.count
    let comment = rest.dropFirst(spaces)
    let word = comment.dropFirst().prefix { $0.isLetter }
    guard comment.first == "#", !word.isEmpty, !Self.remarks.contains(word.uppercased()) else {
      return
    }
    var place = text.location
    place.column += text.length + spaces
    bag.add(
      Diagnostic(
        .warning, .cutByComment,
        "the text ends before this '#', behind which YAML sees a comment; put the text in single "
          + "quotes, or write '# ' if a comment is meant", at: place,
        length: comment.unicodeScalars.count))
  }
}

// MARK: - Several lines

extension PlainTexts {
  private enum Shape {
    /// An item, with the column of its dash.
    case item(Int)
    case inBrackets
    case behindKey
  }

  private func checkLines(of text: WrittenText) {
    // A key without its colon is told as that.
    let first = text.value.prefix { !$0.isWhitespace }
    guard ConditionKeys.condition[String(first)] == nil else { return }
    let lines = laterLines(of: text)
    // A dash gives away best what was meant.
    let dashed = lines.first { $0.content.hasPrefix("-") }
    if !areExamples, dashed == nil,
      let dash = lines.lazy.compactMap({
        YAMLLookAlikes.dash(beginning: $0.content, at: $0.place)
      }).first
    {
      bag.add(dash)
      return
    }
    guard let line = areExamples ? dashed : dashed ?? lines.first else { return }
    if let odd = YAMLSpaces.first(behindDashOf: line.content, at: line.place) {
      bag.add(odd)
      return
    }
    bag.add(
      Diagnostic(
        .warning, .joinedLines,
        "YAML joins this line to the text above it: '\(text.value.elided(to: 60))'; "
          + advice(shape(of: text), hasDash: line.content.hasPrefix("- ")), at: line.place,
        length: line.content.unicodeScalars.count))
  }

  private func advice(_ shape: Shape, hasDash: Bool) -> String {
    switch shape {
    case .item(let column) where hasDash:
      "let '- ' begin at column \(column), as above, or put the whole text in single quotes"
    case .item: "let it begin with '- ' like the item above, or put the whole text in single quotes"
    case .inBrackets: "put a comma between them, or the whole text in single quotes"
    case .behindKey:
      "put the whole text in single quotes, or make a list of it, each text behind '- '"
    }
  }

  private func shape(of text: WrittenText) -> Shape {
    let before = source.line(text.location.line).unicodeScalars.prefix(text.location.column - 1)
    switch before.last(where: { $0 != " " }) {
    case "-":
      let dash = before.lastIndex(of: "-")!
      return .item(before[..<dash].count + 1)
    case ":": return .behindKey
    case nil:
      return .behindKey
    default: return .inBrackets
    }
  }

  /// The lines of a text but the first, without their indentation.
  private func laterLines(of text: WrittenText) -> [(place: SourceLocation, content: Substring)] {
    var lines: [(SourceLocation, Substring)] = []
    var rest = text.value[...]
    var number = text.location.line
    var content = source.line(number, from: text.location.column)
    while true {
      while let last = content.last, last.isWhitespace { content.removeLast() }
      guard rest.hasPrefix(content), rest.count > content.count else { return lines }
      rest = rest.dropFirst(content.count).drop(while: \.isWhitespace)
      repeat {
        number += 1
        content = source.line(number).drop { $0 == " " || $0 == "\t" }
      } while content.isEmpty && number < source.lineCount
      let column = source.line(number).unicodeScalars.count - content.unicodeScalars.count + 1
      // Of the last line a part may be none of the text.
      let count = zip(rest, content).prefix { $0 == $1 }.count
      lines.append(
        (SourceLocation(file: source.path, line: number, column: column), content.prefix(count)))
    }
  }
}
