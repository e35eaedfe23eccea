internal import VigieCore
internal import VigieInput

extension SampleLineParser {
  /// Evidence as a list of spans, `[{"tag", "start", "end", "text"}]`, or as quotes by tag,
  /// `{tag: quote}`.
  mutating func evidence(_ node: JSONNode, text: String, title: String) -> [Sample.Quote] {
    switch node.value {
    case .array(let items):
      let offsets = ScalarOffsets(text)
      return items.compactMap { span($0, text: text, offsets: offsets) }
    case .object(let members): return members.flatMap { quotes($0, text: text, title: title) }
    default:
      if !node.isNull {
        error(
          .wrongMember,
          "'evidence' is \(node.kind), expected an array of spans or an object of quotes",
          at: node.offset)
      }
      return []
    }
  }

  // MARK: Spans

  private mutating func span(
    _ node: JSONNode, text: String, offsets: ScalarOffsets
  ) -> Sample.Quote? {
    guard case .object(let members) = node.value else {
      error(
        .wrongMember, "'evidence' holds \(node.kind), expected an object with tag, start and end",
        at: node.offset)
      return nil
    }
    let values = Dictionary(members.map { ($0.name, $0.value) }) { first, _ in first }
    let tag = name(in: values, of: node)
    let start = number("start", in: values, of: node)
    let end = number("end", in: values, of: node)
    guard let start, let end else { return nil }
    guard start < end else {
      error(
        .evidenceMismatch,
        "evidence from \(start) to \(end) holds nothing: 'end' is where it ends, "
          + "itself excluded", at: node.offset)
      return nil
    }
    guard let range = offsets.bytes(of: start, end) else {
      error(
        .evidenceMismatch,
        "evidence from \(start) to \(end) is not in the text, which has \(offsets.count) "
          + "characters (Unicode scalars)",
        at: node.offset)
      return nil
    }
    let slice = String(decoding: Array(text.utf8)[range], as: UTF8.self)
    if let quote = values["text"]?.string, Array(quote.utf8) != Array(slice.utf8) {
      var message = "evidence from \(start) to \(end) is '\(slice.inMessage)', "
      message += "not '\(quote.inMessage)'"
      if let place = offsets.place(of: quote, in: text) {
        message += "; that stands from \(place.lowerBound) to \(place.upperBound)"
      }
      error(.evidenceMismatch, message, at: values["text"]!.offset)
      return nil
    }
    return tag.map { Sample.Quote(tag: $0, text: slice, range: range) }
  }

  private mutating func name(in values: [String: JSONNode], of node: JSONNode) -> TagIndex? {
    guard let value = values["tag"] else {
      error(.wrongMember, "evidence has no 'tag'", at: node.offset)
      return nil
    }
    guard let name = value.string else {
      error(.wrongMember, "'tag' is \(value.kind), expected a tag", at: value.offset)
      return nil
    }
    return tag(name, at: value.offset)
  }

  private mutating func number(
    _ key: String, in values: [String: JSONNode], of node: JSONNode
  ) -> Int? {
    guard let value = values[key] else {
      error(.wrongMember, "evidence has no '\(key)'", at: node.offset)
      return nil
    }
    guard let number = value.numberText.flatMap(Int.init), number >= 0 else {
      error(
        .wrongMember,
        "'\(key)' is \(value.numberText ?? value.kind), expected a whole number from 0",
        at: value.offset)
      return nil
    }
    return number
  }

  // MARK: Quotes

  private mutating func quotes(
    _ member: JSONNode.Member, text: String, title: String
  ) -> [Sample.Quote] {
    let tag = tag(member.name, at: member.offset)
    var nodes = [member.value]
    if case .array(let items) = member.value.value { nodes = items }
    var quotes: [Sample.Quote] = []
    for node in nodes {
      guard let quote = node.string else {
        error(
          .wrongMember, "the evidence of '\(member.name)' is \(node.kind), expected a quote",
          at: node.offset)
        continue
      }
      let range = text.byteRange(of: quote)
      guard range != nil || title.byteRange(of: quote) != nil else {
        error(
          .evidenceMismatch, "the quote '\(quote.inMessage)' does not stand in the text",
          at: node.offset)
        continue
      }
      if let tag { quotes.append(Sample.Quote(tag: tag, text: quote, range: range)) }
    }
    return quotes
  }
}

/// From counts of Unicode scalars to bytes, and back.
private struct ScalarOffsets {
  /// The byte at which each scalar begins, and the end.
  private let starts: [Int]

  init(_ text: String) {
    let bytes = text.utf8
    starts = bytes.enumerated().filter { $0.element & 0xC0 != 0x80 }.map(\.offset) + [bytes.count]
  }

  var count: Int { starts.count - 1 }

  func bytes(of start: Int, _ end: Int) -> Range<Int>? {
    end < starts.count ? starts[start]..<starts[end] : nil
  }

  func place(of quote: String, in text: String) -> Range<Int>? {
    guard let range = text.byteRange(of: quote),
      let start = starts.firstIndex(of: range.lowerBound),
      let end = starts.firstIndex(of: range.upperBound)
    else { return nil }
    return start..<end
  }
}

extension String {
  /// Where the bytes of another text first stand in this one.
  fileprivate func byteRange(of other: String) -> Range<Int>? {
    let (bytes, wanted) = (Array(utf8), Array(other.utf8))
    guard let first = wanted.first, wanted.count <= bytes.count else { return nil }
    for start in 0...(bytes.count - wanted.count) where bytes[start] == first {
      if bytes[start..<start + wanted.count].elementsEqual(wanted) {
        return start..<start + wanted.count
      }
    }
    return nil
  }

  /// On one line, and no longer than a message should quote.
  fileprivate var inMessage: String {
    let line = String(map { $0.isNewline ? " " : $0 })
    return line.count <= 60 ? line : "\(line.prefix(40))…\(line.suffix(16))"
  }
}
