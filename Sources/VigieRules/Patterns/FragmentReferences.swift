internal import Diagnostics

/// Finds the `{{name}}` in a pattern.
enum FragmentReferences {
  enum Part: Equatable {
    case text(Range<Int>)
    case reference(name: String, Range<Int>)
    /// Two braces that do not enclose a name.
    case broken(Range<Int>)
  }

  /// The parts of a text, in bytes, in order.
  static func parts(of text: String) -> [Part] {
    let bytes = Array(text.utf8)
    var parts: [Part] = []
    var start = 0
    var index = 0
    func flush(to end: Int) {
      if start < end { parts.append(.text(start..<end)) }
    }
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\\") {
        index += 2
        continue
      }
      guard bytes[index] == UInt8(ascii: "{"), index + 1 < bytes.count,
        bytes[index + 1] == UInt8(ascii: "{")
      else {
        index += 1
        continue
      }
      flush(to: index)
      var end = index + 2
      while end < bytes.count, isNamePart(bytes[end]) { end += 1 }
      if end > index + 2, end + 1 < bytes.count, bytes[end] == UInt8(ascii: "}"),
        bytes[end + 1] == UInt8(ascii: "}")
      {
        let name = String(decoding: bytes[(index + 2)..<end], as: UTF8.self)
        parts.append(
          .reference(name: name.trimmingSpaces(), index..<(end + 2)))
        index = end + 2
      } else {
        parts.append(.broken(index..<(index + 2)))
        index += 2
      }
      start = index
    }
    flush(to: bytes.count)
    return parts
  }

  /// Any name that could be meant: what is no name of a fragment is reported as unknown.
  private static func isNamePart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "\\"), UInt8(ascii: "("),
      UInt8(ascii: ")"), UInt8(ascii: "|"):
      false
    default: true
    }
  }
}

extension String {
  func trimmingSpaces() -> String {
    var rest = self[...]
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}
