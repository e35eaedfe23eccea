/// Writes comma-separated values (RFC 4180), with line feeds.
public struct CSVWriter {
  public private(set) var text = ""

  public init(header: [String]) { add(header) }

  /// Adds a line; fields with commas, quotes or line breaks are quoted.
  public mutating func add(_ fields: [String]) {
    text += fields.map(Self.quoted).joined(separator: ",") + "\n"
  }

  private static func quoted(_ field: String) -> String {
    // By bytes: a sign that combines with a quote before it would hide it.
    let bytes = field.utf8
    let quote = UInt8(ascii: "\"")
    let needsQuotes = bytes.contains { $0 == quote || ",\n\r".utf8.contains($0) }
    let space = UInt8(ascii: " ")
    guard needsQuotes || bytes.first == space || bytes.last == space else { return field }
    let inside = bytes.flatMap { $0 == quote ? [quote, quote] : [$0] }
    return "\"" + String(decoding: inside, as: UTF8.self) + "\""
  }
}
