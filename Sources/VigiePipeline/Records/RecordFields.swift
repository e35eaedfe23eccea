internal import VigieCore
internal import VigieOutput

/// What of a record is tagged.
struct RecordFields {
  /// All of its text; several fields with a blank line between them.
  var text: [UInt8]
  var title: String?
  var language: Language?
  /// For messages.
  var id: String?

  static let separator = Array("\n\n".utf8)

  var document: Document {
    Document(text: text, metadata: .init(title: title, language: language))
  }
}

/// Which fields of a record hold what.
package struct FieldNames: Hashable, Sendable {
  /// Tried in order and joined; at least one must be there.
  package var texts: [JSONPointer]
  package var title: JSONPointer?
  /// The first that holds the code of a language tells it.
  package var languages: [JSONPointer]
  /// Tells records apart in messages.
  package var id: JSONPointer?
  /// The member or column that is written.
  package var tags: String
  /// Those of them that the user chose: in a table they have to be there.
  package var given: Set<JSONPointer> = []

  /// Beside the tags, where a limit ended the search for them.
  package var incomplete: String { tags + "_incomplete" }

  package init(
    texts: [JSONPointer], title: JSONPointer? = nil, languages: [JSONPointer] = [],
    id: JSONPointer? = nil, tags: String = "tags"
  ) {
    self.texts = texts
    self.title = title
    self.languages = languages
    self.id = id
    self.tags = tags
  }
}

/// What was found in a record, ready to be written.
struct FoundTags {
  /// An array.
  var json: [UInt8]
  /// An array; `nil` where all rules were applied to all of the text.
  var incompleteJSON: [UInt8]?
  /// The names of the tags.
  var names: [String]

  /// Appends the last members of an object.
  func writeMembers(_ fields: FieldNames, to output: inout [UInt8]) {
    output += JSONText.quote(fields.tags)
    output.append(UInt8(ascii: ":"))
    output += json
    guard let incompleteJSON else { return }
    output.append(UInt8(ascii: ","))
    output += JSONText.quote(fields.incomplete)
    output.append(UInt8(ascii: ":"))
    output += incompleteJSON
  }
}
