public import Diagnostics

/// Why there is no document where one was expected.
public struct InputProblem: Error, Hashable, Sendable {
  /// What is wrong, and where.
  public var diagnostic: Diagnostic
  /// The beginning of what could not be read, where there was anything.
  public var raw: [UInt8]
  /// Of the record, where it can be read though the record cannot.
  public var id: String?

  /// No more of the input than this is kept for the report.
  static let longestRaw = 4096

  /// - Parameter raw: the record, or as much of it as there is.
  package init(
    _ code: Diagnostic.Code, _ message: String, at location: SourceLocation, raw: [UInt8] = []
  ) {
    diagnostic = Diagnostic(.error, code, message, at: location)
    self.raw = Array(raw.prefix(Self.longestRaw))
    id = JSONRecord.readableID(in: raw)
  }
}
