/// The place of a value in a JSON document (RFC 6901), such as `/article/body` or `/parts/0/text`.
///
/// What does not begin with a slash is taken for the name of a member of the top-level object.
package struct JSONPointer: Hashable, Sendable, CustomStringConvertible {
  package struct Malformed: Error, Hashable {
    package var message: String
  }

  /// Names of members, or numbers of elements, from the outside in; never empty.
  package let tokens: [String]

  package init(_ text: String) throws(Malformed) {
    guard text.hasPrefix("/") else {
      guard !text.isEmpty else {
        throw Malformed(message: "expected a field such as 'text' or '/article/body'")
      }
      tokens = [text]
      return
    }
    var tokens: [String] = []
    for part in text.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      tokens.append(try Self.unescape(part, of: text))
    }
    self.tokens = tokens
  }

  /// A member of the top-level object.
  init(member: String) { tokens = [member] }

  /// The name of a member as such, where that says it; otherwise the pointer as it is written in full.
  package var description: String {
    if tokens.count == 1, let name = tokens.first, !name.isEmpty,
      !name.contains(where: { "/~".contains($0) })
    {
      return name
    }
    return tokens.map { token in
      "/" + token.replacing("~", with: "~0").replacing("/", with: "~1")
    }.joined()
  }

  private static func unescape(
    _ part: Substring, of text: String
  ) throws(Malformed) -> String {
    var result = ""
    var rest = part[...]
    while let tilde = rest.firstIndex(of: "~") {
      result += rest[..<tilde]
      rest = rest[tilde...].dropFirst()
      switch rest.popFirst() {
      case "0": result += "~"
      case "1": result += "/"
      default:
        throw Malformed(
          message: "'~' in '\(text)' is written '~0'; '~1' stands for a slash in a name")
      }
    }
    return result + rest
  }
}
