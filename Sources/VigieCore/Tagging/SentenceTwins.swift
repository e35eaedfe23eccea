/// Tells sentences of the same words apart from others, each looked at once.
final class SentenceTwins {
  private struct Words: Hashable {
    var bytes: ArraySlice<UInt8>

    func hash(into hasher: inout Hasher) {
      // SAFETY: all bytes at once, for one by one they cost more than the rest of a decision.
      unsafe bytes.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    }
  }

  private let document: Document
  private var first: [Words: Int] = [:]
  /// By sentence, the first one that was asked for with its words; -1 where it was not asked for yet.
  private var known: [Int]

  init(_ document: Document) {
    self.document = document
    known = Array(repeating: -1, count: document.sentences.count)
  }

  /// A sentence with the words of this one, the same for all that have them.
  func first(like sentence: Int) -> Int {
    if known[sentence] >= 0 { return known[sentence] }
    let words = Words(bytes: document.text.bytes[document.sentences[sentence]])
    let twin = first[words] ?? sentence
    if twin == sentence { first[words] = sentence }
    known[sentence] = twin
    return twin
  }
}
