internal import Diagnostics
internal import VigieCore

/// Finds `[words]` in examples where `[[words]]` must have been meant.
///
/// Brackets occur in texts, as in `[sic]`. So it is only told where the rule finds just what they enclose,
/// or where all other examples of the rule have marks and this one has none.
struct SingleBrackets {
  let bag: DiagnosticBag
  let sources: [String: SourceFile]

  func check(_ rules: RuleSet) {
    let suspects = rules.rules.indices.map(RuleIndex.init(rawValue:)).filter { index in
      rules[index].status != .retired
        && rules[index].examples.contains { $0.shouldMatch && !Self.all(in: $0.text).isEmpty }
    }
    guard !suspects.isEmpty else { return }
    var checker = ExampleChecker(rules)
    for index in suspects {
      let examples = rules[index].examples.filter(\.shouldMatch)
      for example in examples {
        let brackets = Self.all(in: example.text)
        // Of one that fails it is said what is wrong.
        guard !brackets.isEmpty, checker.check(example, of: index) == .passed else { continue }
        let isOnlyUnmarked =
          examples.count > 1 && examples.count { $0.marks.isEmpty } == 1 && example.marks.isEmpty
        let meant =
          brackets.first { inside in
            var marked = example
            marked.marks = [inside]
            return checker.check(marked, of: index) == .passed
          } ?? (isOnlyUnmarked ? brackets.first : nil)
        if let meant { warn(String(example.text.bytes(meant)), of: example) }
      }
    }
  }

  private func warn(_ words: String, of example: Rule.Example) {
    var location = example.location
    let line = sources[location.file]?.line(location.line) ?? ""
    let place = line.firstRange(of: "[\(words)]")
    if let place {
      location.column = line[..<place.lowerBound].unicodeScalars.count + 1
    }
    bag.add(
      Diagnostic(
        .warning, .singleBrackets,
        "single brackets are part of the example's text; write '[[\(words)]]' to mark what the rule "
          + "must find", at: location,
        length: place == nil ? 1 : words.unicodeScalars.count + 2))
  }

  /// What stands between single brackets, in bytes, where it has words.
  static func all(in text: String) -> [Range<Int>] {
    // Of thousands of examples hardly any has one.
    guard text.utf8.contains(UInt8(ascii: "[")) else { return [] }
    return text.ranges(of: /\[[^\[\]]*\p{L}[^\[\]]*\]/).map { range in
      let start = text[..<range.lowerBound].utf8.count
      return start + 1..<start + text[range].utf8.count - 1
    }
  }
}

extension Rule.Example {
  /// The text without single brackets and without marks; `nil` where it has none.
  var withoutSingleBrackets: Rule.Example? {
    guard !SingleBrackets.all(in: text).isEmpty else { return nil }
    var plain = self
    plain.text = text.replacing(/\[([^\[\]]*\p{L}[^\[\]]*)\]/) { $0.output.1 }
    plain.marks = []
    return plain
  }
}
