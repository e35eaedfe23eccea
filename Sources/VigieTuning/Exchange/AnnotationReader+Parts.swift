internal import Diagnostics
internal import VigieCore
internal import VigieInput

extension AnnotationReader {
  /// The document that a record is of, without labels; `nil` where it has no text.
  ///
  /// - Parameters:
  ///   - record: what the tool's own id stands in.
  ///   - carried: what was carried through the tool.
  func document(
    _ record: JSONNode, text: JSONNode?, carried: [JSONNode]
  ) -> Annotation? {
    guard let text, let string = text.string else {
      error(.missingText, "document has no 'text'", at: text ?? record)
      return nil
    }
    func first(_ key: String) -> JSONNode? { carried.lazy.compactMap { $0[key] }.first }
    var fields: [String: String] = [:]
    for key in ["title", "date", "place", "source", "lang"] { fields[key] = first(key)?.string }
    let own = record["id"]?.name.map { "\(tool.rawValue)-\($0)" }
    let id =
      first("sample_id")?.name ?? own
      ?? "\(tool.rawValue)-\(source.location(of: record.offset).line)"
    var weight: Double?
    if let node = first("weight") {
      weight = node.number ?? node.string.flatMap(Double.init)
      if !(weight.map(SampleWeight.isSound) ?? false) {
        error(
          .invalidWeight, "'weight' is \(node.name ?? node.kind), \(SampleWeight.expectation)",
          at: node)
      }
    }
    return Annotation(
      id: id, text: string, fields: fields, weight: weight, grades: [:], spans: [],
      location: source.location(of: record.offset))
  }

  /// Takes a name that was given to the document.
  func grade(_ node: JSONNode, as level: Grade? = nil, in annotation: inout Annotation) {
    guard let (tag, own) = tag(node) else { return }
    let grade = level ?? own
    annotation.grades[tag] = max(grade, annotation.grades[tag] ?? .absent)
  }

  /// The tag of a label, and the grade that its name tells.
  func tag(_ node: JSONNode) -> (TagIndex, Grade)? {
    guard let name = node.string else {
      error(.wrongMember, "a label is \(node.kind), expected a tag", at: node)
      return nil
    }
    let isCentral = name.hasSuffix(TaskExport.centralSuffix)
    let id = isCentral ? String(name.dropLast(TaskExport.centralSuffix.count)) : name
    if let tag = taxonomy.index(of: id) { return (tag, isCentral ? .central : .mentioned) }
    var message = "unknown tag '\(id)'"
    if let near = Spelling.nearest(toPath: id, among: taxonomy.tags.map(\.id)) {
      message += "; did you mean '\(near)'?"
    }
    error(.unknownLabel, message, at: node)
    return nil
  }

  /// Takes words that were marked.
  ///
  /// - Parameter quote: the words as the tool knows them, to check the offsets by.
  func span(
    _ node: JSONNode, start: JSONNode?, end: JSONNode?, label: JSONNode, quote: String? = nil,
    in annotation: inout Annotation
  ) {
    guard let (tag, _) = tag(label) else { return }
    guard let first = start?.numberText.flatMap(Int.init),
      let last = end?.numberText.flatMap(Int.init),
      first < last
    else {
      error(
        .wrongMember,
        "marked words need a start and an end, whole numbers, the end behind the start",
        at: node)
      return
    }
    guard
      let range = checked(first..<last, unit, of: annotation.text, quote: quote)
    else {
      var message =
        "the words from \(first) to \(last) are not in the text, counted in \(unit.rawValue)"
      if let quote, TextOffsets(annotation.text, unit: unit).scalars(of: first..<last) != nil {
        message =
          "the words from \(first) to \(last) are not '\(quote.shortened(to: 60))', "
          + "counted in \(unit.rawValue)"
      }
      let others = OffsetUnit.allCases.filter {
        $0 != unit && quote != nil
          && checked(first..<last, $0, of: annotation.text, quote: quote) != nil
      }
      if let other = others.first {
        message += "; they are in \(other.rawValue): set the offset unit"
      }
      error(.evidenceMismatch, message, at: node)
      return
    }
    annotation.spans.append(.init(tag: tag, range: range))
  }

  /// The range in scalars; `nil` where it does not fit the text or the quote.
  private func checked(
    _ range: Range<Int>, _ unit: OffsetUnit, of text: String, quote: String?
  ) -> Range<Int>? {
    guard let scalars = TextOffsets(text, unit: unit).scalars(of: range) else { return nil }
    guard let quote else { return scalars }
    var slice = String.UnicodeScalarView()
    slice.append(
      contentsOf: text.unicodeScalars.dropFirst(scalars.lowerBound).prefix(scalars.count))
    return Self.letters(String(slice)) == Self.letters(quote) ? scalars : nil
  }

  /// Label Studio writes line breaks in quotes as `\n`, and browsers change white space.
  private static func letters(_ text: String) -> [Unicode.Scalar] {
    text.replacing("\\n", with: " ").unicodeScalars.filter { !$0.properties.isWhitespace }
  }
}
