/// Figures over several tags at once.
package struct Averages: Sendable {
  /// All tags' decisions together.
  package var micro: Agreement
  /// The mean F1 of the tags that are labelled or assigned anywhere, each tag alike.
  package var macroF1: Figure?
  /// How many tags that is.
  package var macroTags: Int
  /// The same over the tags with enough positive documents to be measured one by one.
  package var supportedMacroF1: Figure?
  package var supportedTags: Int
  /// The mean of the documents' own F1, over those with a tag on either side.
  package var perDocumentF1: Figure?
}
