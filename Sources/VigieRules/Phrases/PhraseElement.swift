/// A part of a phrase.
indirect enum PhraseElement: Equatable {
  /// Characters that are meant as they are written.
  case letters(String)
  /// White space or hyphens.
  case separator
  /// `*`: any letters.
  case star(at: Int)
  /// `[a|b]`.
  case choice([[PhraseElement]])
  /// `(s)`.
  case optional([PhraseElement])

  /// Whether a word goes on through this part.
  var isWordPart: Bool {
    switch self {
    case .letters, .choice, .optional: true
    case .separator, .star: false
    }
  }
}

/// What is wrong with a phrase, and where, in characters.
struct PhraseMistake: Error, Equatable {
  var message: String
  var scalar: Int
  var length = 1
}
