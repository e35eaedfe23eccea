/// Writes comma-separated values (RFC 4180), with line feeds.
public struct CSVWriter {
  public private(set) var text = ""

  public init(header: [String]) { add(header) }

  /// Adds a line; fields with commas, quotes or line breaks are quoted.
  public mutating func add(_ fields: [String]) {
    text += fields.map(Self.quoted).joined(separator: ",") + "\n"
  }

  private static func quoted(_ field: String) -> String {
    let needsQuotes = field.unicodeScalars.contains { ["\"", ",", "\n", "\r"].contains($0) }
    guard needsQuotes || field.first == " " || field.last == " " else { return field }
    return "\""
      + field.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
