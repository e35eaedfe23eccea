internal import Diagnostics
internal import HTTPTypes
internal import VigieInput

/// The type that a body says it is of.
struct ContentType {
  /// In lower case, without parameters.
  var essence: String
  var charset: String?

  init?(_ field: String?) {
    guard let parts = field?.split(separator: ";", omittingEmptySubsequences: false),
      let first = parts.first
    else { return nil }
    essence = Self.trimmed(first).lowercased()
    guard !essence.isEmpty else { return nil }
    for part in parts.dropFirst() {
      let pair = part.split(separator: "=", maxSplits: 1)
      guard pair.count == 2, Self.trimmed(pair[0]).lowercased() == "charset" else { continue }
      charset = Self.trimmed(pair[1]).lowercased()
      charset?.removeAll { $0 == "\"" }
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    return String(text.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
  }
}

extension ContentType {
  /// The type of a request's body, if it is one of those that a route takes.
  static func checked(
    _ headers: HTTPFields, among types: [String]
  ) throws(Problem) -> ContentType {
    let expected = "expected " + types.map { "'\($0)'" }.joined(separator: " or ")
    guard let type = ContentType(headers[.contentType]) else {
      throw Problem(
        .unsupportedMediaType, "missing-media-type", "no Content-Type, \(expected)")
    }
    guard types.contains(type.essence) else {
      throw Problem(
        .unsupportedMediaType, "unsupported-media-type",
        "Content-Type is '\(type.essence.prefix(60))', \(expected)")
    }
    if let charset = type.charset, !["utf-8", "utf8", "us-ascii"].contains(charset) {
      throw Problem(
        .unsupportedMediaType, Diagnostic.Code.unsupportedCharset.rawValue,
        "charset is '\(charset.prefix(40))', expected 'utf-8'")
    }
    if let coding = headers[.contentEncoding], coding.lowercased() != "identity" {
      var problem = Problem(
        .unsupportedMediaType, "unsupported-encoding",
        "Content-Encoding is '\(coding.prefix(40))', expected none")
      problem.headers[.acceptEncoding] = "identity"
      throw problem
    }
    return type
  }
}
