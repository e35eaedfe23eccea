internal import Diagnostics
internal import VigieCore

/// The fragments and lists of all files, by language, and what patterns become through them.
final class FragmentLibrary {
  /// PCRE2, as it is commonly built, compiles no more than 64 K units.
  static let sizeLimit = 60_000
  private static let depthLimit = 50

  private struct Key: Hashable {
    var language: Language?
    var name: String
  }

  private let bag: DiagnosticBag
  /// The fragments of the shipped rules, where these are not among the rules.
  private let shipped: () -> FragmentCatalogue?
  private var declarations: [Key: FragmentDeclaration] = [:]
  private var expansions: [Key: ExpandedPattern?] = [:]
  /// Whether the expansion stands as one unit by itself: asked at every use.
  private var groups: [Key: Bool] = [:]
  private var inProgress: [Key] = []
  private var used: Set<Key> = []
  /// Names that were given more than once.
  private var repeated: Set<Key> = []

  init(
    _ all: [FragmentDeclaration], bag: DiagnosticBag,
    shipped: @escaping () -> FragmentCatalogue? = { nil }
  ) {
    self.bag = bag
    self.shipped = shipped
    for declaration in all.sorted(by: { $0.name.location < $1.name.location }) {
      let key = Key(language: declaration.language, name: declaration.name.value)
      guard let first = declarations[key] else {
        declarations[key] = declaration
        continue
      }
      repeated.insert(key)
      bag.add(
        Diagnostic(
          .error, .duplicateID, "the name '\(key.name)' is taken by another fragment or list",
          at: declaration.name.location, length: declaration.name.length,
          notes: [Diagnostic.Note("'\(key.name)' is first defined here", at: first.name.location)]))
    }
  }

  /// The pattern with its fragments put in; `nil` where one is unknown, which is then reported.
  func expand(_ written: WrittenText, language: Language?) -> ExpandedPattern? {
    var result = ExpandedPattern()
    var isGood = true
    for part in FragmentReferences.parts(of: written.value) {
      switch part {
      case .text(let range):
        result.append(written.value.bytes(range), of: written, from: range.lowerBound)
      case .broken(let range):
        report(
          .unknownFragment, "'{{' without a name and '}}' behind it; write '\\{\\{' for two braces",
          in: written, range)
        isGood = false
      case .reference(let name, let range):
        guard let key = key(name, language) else {
          reportUnknown(name, language, in: written, range)
          isGood = false
          continue
        }
        guard let piece = expansion(of: key, from: written, range) else {
          isGood = false
          continue
        }
        if isGroup(piece, key) {
          result.append(piece)
        } else {
          result.append(generated: "(?:", for: written, at: range.lowerBound)
          result.append(piece)
          result.append(generated: ")", for: written, at: range.lowerBound)
        }
        if result.count > Self.sizeLimit {
          report(
            .patternTooLong,
            "with its fragments the pattern is longer than "
              + "\(Self.sizeLimit / 1000),000 bytes", in: written, range)
          return nil
        }
      }
    }
    return isGood ? result : nil
  }

  /// Expands all of them, and forgets those that are no patterns, so that a mistake is reported once
  /// and not again wherever the fragment is used.
  func validate(_ isGood: (ExpandedPattern) -> Bool) {
    for (key, _) in sorted {
      guard let expansion = expansion(of: key, from: nil, 0..<0) else { continue }
      if !isGood(expansion) { expansions[key] = .some(nil) }
    }
    used = []
  }

  /// Forgets what cannot be known for certain: fragments with more than one definition, and what uses them.
  func forgetRepeated() {
    expansions = expansions.filter { $0.value == nil }
    for key in repeated { expansions[key] = .some(nil) }
  }

  func warnOfUnused() {
    for (key, declaration) in sorted where !used.contains(key) {
      let what = if case .pattern = declaration.body { "fragment" } else { "list" }
      bag.add(
        Diagnostic(
          .warning, .unusedFragment, "the \(what) '\(key.name)' is not used",
          at: declaration.name.location, length: declaration.name.length))
    }
  }

  /// What is written of all fragments, lists of words apart.
  var patterns: [WrittenText] {
    sorted.compactMap { _, declaration in
      if case .pattern(let text) = declaration.body { text } else { nil }
    }
  }

  private var sorted: [(Key, FragmentDeclaration)] {
    declarations.sorted { $0.value.name.location < $1.value.name.location }
      .map { ($0.key, $0.value) }
  }

  private func key(_ name: String, _ language: Language?) -> Key? {
    [Key(language: language, name: name), Key(language: nil, name: name)]
      .first { declarations[$0] != nil }
  }

  private func isGroup(_ expansion: ExpandedPattern, _ key: Key) -> Bool {
    if let known = groups[key] { return known }
    let isGroup = PatternText.isGroup(expansion.text)
    groups[key] = isGroup
    return isGroup
  }

  /// Notes that a fragment is used, and with it those that it uses.
  private func use(_ key: Key) {
    var waiting = [key]
    while let next = waiting.popLast() {
      guard used.insert(next).inserted, case .pattern(let text)? = declarations[next]?.body else {
        continue
      }
      for case .reference(let name, _) in FragmentReferences.parts(of: text.value) {
        if let inner = self.key(name, next.language) { waiting.append(inner) }
      }
    }
  }

  private func expansion(
    of key: Key, from user: WrittenText?, _ range: Range<Int>
  ) -> ExpandedPattern? {
    if user != nil { use(key) }
    if let known = expansions[key] { return known }
    if let start = inProgress.firstIndex(of: key) {
      reportCycle(Array(inProgress[start...]))
      return nil
    }
    guard let declaration = declarations[key] else { return nil }
    guard inProgress.count < Self.depthLimit else {
      bag.add(
        Diagnostic(
          .error, .nestedTooDeeply,
          "fragments within fragments, more than \(Self.depthLimit) deep",
          at: declaration.name.location, length: declaration.name.length))
      return nil
    }
    inProgress.append(key)
    let result: ExpandedPattern?
    switch declaration.body {
    case .pattern(let text): result = expand(text, language: key.language)
    case .words(let words): result = WordList(language: key.language).pattern(for: words)
    }
    inProgress.removeLast()
    expansions[key] = .some(result)
    return result
  }
}

// MARK: - Reports

extension FragmentLibrary {
  private func report(
    _ code: Diagnostic.Code, _ message: String, in text: WrittenText, _ range: Range<Int>
  ) {
    let exact = text.location(ofByte: range.lowerBound)
    bag.add(
      Diagnostic(
        .error, code, message, at: exact ?? text.location,
        length: exact == nil ? text.length : text.value.bytes(range).unicodeScalars.count))
  }

  private func reportUnknown(
    _ name: String, _ language: Language?, in text: WrittenText, _ range: Range<Int>
  ) {
    let here = declarations.keys.filter { $0.language == language || $0.language == nil }
    let elsewhere = shipped()?.names(for: language)
    var message = "unknown fragment '\(name.elided())'"
    if elsewhere?.contains(name) == true {
      message +=
        "; the shipped rules have it: use this file beside them, with --add, or define it under "
        + "'fragments' or 'lists'"
    } else if let nearest = Spelling.nearest(to: name, among: here.map(\.name).sorted()) {
      message += "; did you mean '\(nearest)'?"
    } else if let other = declarations.keys.filter({ $0.name == name }).compactMap(\.language).min()
    {
      message += "; it is defined for the language '\(other)' only"
    } else if let nearest = Spelling.nearest(to: name, among: elsewhere?.sorted() ?? []) {
      message +=
        "; did you mean '\(nearest)'? The shipped rules have that: it is there with --add only"
    } else {
      message += "; define it under 'fragments' or 'lists'"
      if elsewhere != nil {
        message +=
          " ('vigie rules --fragments' lists the shipped ones, which are there with --add only)"
      }
    }
    report(.unknownFragment, message, in: text, range)
  }

  private func reportCycle(_ keys: [Key]) {
    guard
      let first = keys.min(by: {
        ($0.name, $0.language?.rawValue ?? "") < ($1.name, $1.language?.rawValue ?? "")
      }),
      let index = keys.firstIndex(of: first), let declaration = declarations[first]
    else { return }
    let path = (keys[index...] + keys[..<index] + [first]).map { "'\($0.name)'" }
    bag.add(
      Diagnostic(
        .error, .referenceCycle,
        keys.count == 1
          ? "the fragment '\(first.name)' uses itself"
          : "fragments use one another in a circle: \(path.joined(separator: " → "))",
        at: declaration.name.location, length: declaration.name.length))
  }
}

extension String {
  /// The text between two byte offsets that lie between characters.
  func bytes(_ range: Range<Int>) -> Substring {
    self[
      utf8.index(
        startIndex, offsetBy: range.lowerBound)..<utf8.index(startIndex, offsetBy: range.upperBound)
    ]
  }
}
