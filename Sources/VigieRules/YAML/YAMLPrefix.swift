internal import Diagnostics

/// The parts of a file that stand before the one in which its form is wrong: they can be read, so that one run
/// says what is wrong with them too.
struct YAMLPrefix {
  private static let attempts = 4
  static let nothingElse = Diagnostic.Note(
    "nothing else in this file is checked until this is mended")
  private static let nothingBehind = Diagnostic.Note(
    "this part of the file and those behind it are checked once this is mended")

  private static let keys = RuleFileKeys.file.keys.map(\.name)

  let source: SourceFile
  /// What was said of the whole file; what is found in its parts is added.
  let bag: DiagnosticBag

  /// The value of as many parts as possible; `nil` where none stands before the mistake.
  func read() -> YAMLValue? {
    let failures = bag.sorted.filter { $0.notes.contains(Self.nothingElse) }
    // Without the rest of its taxonomy a file would be full of mistakes.
    guard var failure = failures.first, !hasKey("taxonomy"), !hasKey("fitted") else { return nil }
    for line in starts(upTo: failure.location.line).reversed().prefix(Self.attempts) {
      let parts = SourceFile(path: source.path, text: text(before: line))
      let found = DiagnosticBag()
      guard let value = YAMLReader.read(parts, into: found) else { continue }
      guard hasParts(value) else { return nil }
      bag.add(contentsOf: found.sorted)
      bag.remove { $0 == failures[0] }
      failure.notes = failure.notes.map { $0 == Self.nothingElse ? Self.nothingBehind : $0 }
      bag.add(failure)
      return value
    }
    return nil
  }

  /// Whether it says more than what every file begins with.
  private func hasParts(_ value: YAMLValue) -> Bool {
    guard case .mapping(let pairs, _) = value else { return false }
    return pairs.contains { $0.keyText != "format" && $0.keyText != "language" }
  }

  private func hasKey(_ name: String) -> Bool { ("\n" + source.text).contains("\n\(name):") }

  private func text(before line: Int) -> String {
    (1..<line).map { source.line($0) + "\n" }.joined()
  }

  /// The lines at which a part begins and another ends: a key of files at the left edge, or an item of the
  /// list below such a key, other than its first.
  private func starts(upTo last: Int) -> [Int] {
    var starts: [Int] = []
    var indent: Int?
    for number in 1...max(1, last) {
      let line = source.line(number)
      if Self.keys.contains(where: { line.hasPrefix($0 + ":") }) {
        starts.append(number)
        indent = nil
        continue
      }
      let spaces = line.prefix { $0 == " " }.count
      guard line.dropFirst(spaces).hasPrefix("- ") else { continue }
      if indent == spaces { starts.append(number) }
      indent = indent ?? spaces
    }
    return starts.filter { $0 > 1 }
  }
}
