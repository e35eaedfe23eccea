/// Knows by its beginning what is no plain text, and says how to get at the text.
package enum UnfitText {
  /// What is said against tagging bytes that came as plain text; `nil` where nothing is.
  ///
  /// - Parameter otherwise: how to have them read as they are, where that makes sense.
  package static func objection(to bytes: [UInt8], otherwise: String) -> String? {
    // More is asked of no format.
    let head = Array(bytes.prefix(64 << 10))
    return ForeignFormat.objection(to: head) ?? markup(in: head).map { $0 + ", or " + otherwise }
  }

  /// The same of text of which much is for programs: a page, a feed, encoded mail.
  static func markup(in head: [UInt8]) -> String? {
    ForeignFormat.markup(in: head) ?? EncodedMail.objection(to: head)
  }
}
