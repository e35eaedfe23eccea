/// Knows by its beginning what is no plain text, and says how to get at the text.
package enum UnfitText {
  /// What is said against tagging bytes that came as plain text; `nil` where nothing is.
  ///
  /// - Parameter otherwise: how to have them read as they are, where that makes sense.
  package static func objection(to bytes: [UInt8], otherwise: String) -> String? {
    otherFormat(of: bytes) ?? markup(in: head(of: bytes)).map { $0 + ", or " + otherwise }
  }

  /// The same of bytes that are no text at all, such as those of a PDF file or an archive.
  package static func otherFormat(of bytes: [UInt8]) -> String? {
    ForeignFormat.objection(to: head(of: bytes))
  }

  /// More is asked of no format.
  private static func head(of bytes: [UInt8]) -> [UInt8] { Array(bytes.prefix(64 << 10)) }

  /// The same of text of which much is for programs: a page, a feed, encoded mail.
  static func markup(in head: [UInt8]) -> String? {
    ForeignFormat.markup(in: head) ?? EncodedMail.objection(to: head)
  }
}
