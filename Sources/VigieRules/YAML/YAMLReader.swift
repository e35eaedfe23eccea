internal import Diagnostics
internal import Yams

/// Reads a source file into YAML values with places, or says what is wrong with its form.
struct YAMLReader {
  /// Deeper than any sensible rule; what is deeper is refused rather than followed.
  static let depthLimit = 100

  let source: SourceFile
  let bag: DiagnosticBag
  let shield: YAMLShield?
  /// The keys that were written twice: their places, and the letter that was marked there.
  private var duplicates: [SourceLocation: Unicode.Scalar] = [:]

  private init(source: SourceFile, bag: DiagnosticBag) {
    self.source = source
    self.bag = bag
    self.shield = YAMLShield(for: source.text)
  }

  /// The value of a file; `nil` where it is empty or its form is wrong, which is then said.
  static func read(_ source: SourceFile, into bag: DiagnosticBag) -> YAMLValue? {
    let (value, diagnostics) = DeepStack.run {
      let bag = DiagnosticBag()
      var reader = YAMLReader(source: source, bag: bag)
      return (reader.read(), bag.sorted)
    }
    bag.add(contentsOf: diagnostics)
    return value
  }

  private mutating func read() -> YAMLValue? {
    guard checkCharacters(), let shield else { return nil }
    var text = shield.hide(source.text)
    // A key that was written twice stops the parser. It is marked and parsed again, so that the
    // rest of the file is checked too; few files have more than a handful.
    for _ in 0..<20 {
      do {
        let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
        guard let node = try parser.singleRoot() else {
          addEmptyFile()
          return nil
        }
        let value = convert(node, depth: 0, in: .words)
        if value?.isEmpty == true {
          addEmptyFile()
          return nil
        }
        return value
      } catch YamlError.duplicatedKeysInMapping(let names, let context) {
        let first = place(context.mark)
        guard let name = names.first.map(shield.restore),
          let marked = markDuplicate(of: name, first: first, in: text)
        else {
          bag.add(
            Diagnostic(
              .error, .duplicateKey, "'\(names.first ?? "")' is written twice", at: first,
              length: names.first?.unicodeScalars.count ?? 1))
          return nil
        }
        text = marked
      } catch {
        var diagnostic = YAMLSyntax(source: source).diagnostic(for: error)
        diagnostic.notes.append(YAMLPrefix.nothingElse)
        bag.add(diagnostic)
        return nil
      }
    }
    return nil
  }

  private func addEmptyFile() {
    bag.add(
      Diagnostic(
        .error, .emptyFile, "the file says nothing; a rule file begins with 'format: 1'",
        at: SourceLocation(file: source.path, line: 1, column: 1)))
  }

  private func checkCharacters() -> Bool {
    var offset = 0
    for scalar in source.text.unicodeScalars {
      if !Self.isAllowed(scalar) {
        let code = String(scalar.value, radix: 16, uppercase: true)
        let padded = String(repeating: "0", count: max(0, 4 - code.count)) + code
        bag.add(
          Diagnostic(
            .error, .controlCharacter,
            "the invisible character U+\(padded) is not allowed here; delete it",
            at: source.location(ofByte: offset)))
        return false
      }
      offset += UTF8.width(scalar)
    }
    guard shield != nil else {
      bag.add(
        Diagnostic(
          .error, .controlCharacter, "the file uses up all private characters of Unicode",
          at: SourceLocation(file: source.path, line: 1, column: 1)))
      return false
    }
    return true
  }

  /// What the YAML parser takes; it stops at anything else.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x85: true
    case 0x20...0x7E, 0xA0...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD, 0x10000...: true
    default: false
    }
  }

  func place(_ mark: Mark) -> SourceLocation {
    SourceLocation(file: source.path, line: mark.line, column: mark.column)
  }
}

// MARK: - From nodes to values

extension YAMLReader {
  /// What the texts below a key are, by which signs are told that hardly belong there.
  enum TextKind {
    case words
    /// Sentences, in which commas of all kinds may stand.
    case examples
    /// For people, who write what they like.
    case remarks

    init?(below key: String) {
      switch key {
      case "examples": self = .examples
      case "description", "notes", "reason", "references", "label", "scope", "false-friends":
        self = .remarks
      default: return nil
      }
    }
  }

  func convert(_ node: Node, depth: Int, in kind: TextKind) -> YAMLValue? {
    let location =
      node.mark.map(place) ?? SourceLocation(file: source.path, line: 1, column: 1)
    guard depth < Self.depthLimit else {
      bag.add(YAMLSyntax.tooDeep(at: location))
      return nil
    }
    switch node {
    case .scalar(let scalar):
      return cutQuotation(node) ?? text(scalar, at: location, in: kind)
    case .sequence(let sequence):
      return list(sequence, at: location, depth: depth, in: kind)
    case .mapping(let mapping):
      var pairs: [YAMLValue.Pair] = []
      for (key, value) in mapping {
        if let cut = cutQuotation(key) { return cut }
        let inner = key.string.flatMap(TextKind.init(below:)) ?? kind
        guard let key = convert(key, depth: depth + 1, in: .words),
          let value = convert(value, depth: depth + 1, in: inner)
        else { continue }
        if case .text(let name) = key, duplicates[name.location] != nil { continue }
        pairs.append(YAMLValue.Pair(key: key, value: value))
      }
      return .mapping(pairs, at: location)
    case .alias:
      return nil
    }
  }

  private func text(
    _ scalar: Node.Scalar, at location: SourceLocation, in kind: TextKind
  ) -> YAMLValue {
    let style: WrittenText.Style =
      switch scalar.style {
      case .plain, .any: .plain
      case .singleQuoted: .singleQuoted
      case .doubleQuoted: .doubleQuoted
      case .literal, .folded: .block
      }
    var value = shield?.restore(scalar.string) ?? scalar.string
    // That of the last line of a block, which nobody means: a pattern would never match with it.
    if style == .block, value.unicodeScalars.last == "\n" { value.unicodeScalars.removeLast() }
    if style == .plain, let first = value.unicodeScalars.first,
      YAMLShield.shielded.contains(first)
    {
      bag.add(YAMLSyntax.wantsQuotes(value, at: location))
      return .broken(at: location)
    }
    let text = WrittenText(value, style: style, at: location, in: source)
    if style == .plain, kind != .remarks, let dash = YAMLLookAlikes.dash(before: text, in: source) {
      bag.add(dash)
      return .broken(at: location)
    }
    if let warning = YAMLQuotes.warning(of: text) { bag.add(warning) }
    return .text(text)
  }
}

// MARK: - Keys written twice

extension YAMLReader {
  /// Marks the second place of a key, so that the parser takes it for another one.
  private mutating func markDuplicate(
    of name: String, first: SourceLocation, in text: String
  ) -> String? {
    guard let shield, let letter = name.unicodeScalars.first,
      let place = YAMLDuplicates(source: source, taken: Set(duplicates.keys))
        .second(of: name, first: first)
    else { return nil }
    bag.add(
      Diagnostic(
        .error, .duplicateKey, "'\(name)' is written twice; only one may stay",
        at: place, length: name.unicodeScalars.count,
        notes: [Diagnostic.Note("'\(name)' was first written here", at: first)]))
    let isQuoted = source.line(place.line, from: place.column).first.map { "'\"".contains($0) }
    var target = place
    if isQuoted == true { target.column += 1 }
    duplicates[place] = letter
    // The hidden text has the same lines and columns as the source.
    let hidden = SourceFile(path: source.path, text: text)
    let offset = hidden.byte(of: target)
    let start = text.utf8.index(text.startIndex, offsetBy: offset)
    var marked = text
    let end = marked.unicodeScalars.index(after: start)
    marked.unicodeScalars.replaceSubrange(start..<end, with: [shield.duplicateMark])
    return marked
  }
}
