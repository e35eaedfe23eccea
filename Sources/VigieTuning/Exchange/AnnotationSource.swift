internal import Diagnostics
internal import VigieInput

/// A file of a labelling tool: one array of objects, or an object a line.
struct AnnotationSource {
  struct Malformed: Error {
    var message: String
    var location: SourceLocation
  }

  let file: String
  let bytes: [UInt8]

  /// The objects, with their places in the file.
  func records() throws(Malformed) -> [JSONNode] {
    let first = bytes.first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
    if first == UInt8(ascii: "[") {
      guard case .array(let items) = try node(bytes, at: 0).value else { return [] }
      return items
    }
    var records: [JSONNode] = []
    var start = 0
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if !line.allSatisfy({ [0x20, 0x09, 0x0D].contains($0) }) {
        records.append(try node(Array(line), at: start))
      }
      start += line.count + 1
    }
    return records
  }

  private func node(_ bytes: [UInt8], at start: Int) throws(Malformed) -> JSONNode {
    do {
      return try JSONNode(line: bytes).moved(by: start)
    } catch {
      throw Malformed(message: error.message, location: location(of: start + error.offset))
    }
  }

  /// The place of a byte.
  func location(of offset: Int) -> SourceLocation {
    let before = bytes[..<min(offset, bytes.count)]
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return SourceLocation(
      file: file, line: before.count { $0 == UInt8(ascii: "\n") } + 1,
      column: before[lineStart...].count { $0 & 0xC0 != 0x80 } + 1)
  }
}

extension JSONNode {
  /// A member of an object that is there and not null; the last of several.
  subscript(name: String) -> JSONNode? {
    guard case .object(let members) = value,
      let found = members.last(where: { $0.name == name })?.value, !found.isNull
    else { return nil }
    return found
  }

  var items: [JSONNode]? {
    if case .array(let items) = value { items } else { nil }
  }

  /// A string, or a number as it is written.
  var name: String? { string ?? numberText }

  /// Whether this is the word `true`.
  var isTrue: Bool {
    if case .word("true") = value { true } else { false }
  }
}
