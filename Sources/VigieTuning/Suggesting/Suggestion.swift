package import VigieCore

/// A phrase that might go into a rule.
package struct Suggestion: Sendable, Hashable {
  /// What to do with it.
  package enum Use: String, Sendable, CaseIterable {
    /// A phrase of what the rules miss.
    case phrase
    /// It overlaps every hit that was wrong: `not` cancels these.
    case not
    /// It stands elsewhere: `veto` silences the tag for the document.
    case veto
  }

  package var use: Use
  package var phrase: String
  /// Of the documents to be set right, those with the phrase.
  package var support: Int
  /// Of the documents that are right as they are, those with it: that is what it would cost.
  package var cost: Int
  package var odds: LogOdds
  /// Phrases that say no more: parts of it, or it with more words, in the same documents.
  package var variants: [String]
  package var quotes: [Quote]

  /// The phrase where it stands.
  package struct Quote: Sendable, Hashable {
    package var document: String
    package var before: String
    package var words: String
    package var after: String
  }
}

/// What is suggested for one tag in one language.
package struct TagSuggestions: Sendable {
  package var tag: TagIndex
  /// `nil` for documents of which the language is not known.
  package var language: Language?
  /// Labelled and not assigned.
  package var missed: Int
  /// Neither labelled nor assigned.
  package var others: Int
  /// Assigned and not labelled.
  package var wrong: Int
  /// Labelled and assigned.
  package var right: Int
  package var phrases: [Suggestion]
  package var exclusions: [Suggestion]
}
