internal import HTTPTypes

extension HTTPFields {
  /// How long the body is said to be, in bytes; more than a number can hold is the most that it can.
  var statedLength: Int? {
    self[.contentLength].flatMap { text in
      Int(text)
        ?? (text.utf8.allSatisfy { (0x30...0x39).contains($0) } && !text.isEmpty ? .max : nil)
    }
  }
}

extension HTTPRequest {
  /// Whether the connection is of no more use behind the answer (RFC 9110, 7.6.1 and 9.3.6).
  var asksForEnd: Bool {
    let options = headerFields[.connection]?.lowercased().split(separator: ",") ?? []
    return method == .connect
      || options.contains {
        $0.drop { " \t".contains($0) }.prefix { !" \t".contains($0) } == "close"
      }
  }
}
