internal import VigieCore
internal import VigieInput
internal import VigieOutput

/// What of a record is tagged.
struct RecordFields {
  /// All of its text; several fields with a blank line between them.
  var text: [UInt8]
  var title: String?
  /// Places are counted from the beginning of the record.
  var languages = StatedLanguages()
  /// For messages.
  var id: String?

  init(text: [UInt8]) { self.text = text }

  static let separator = Array("\n\n".utf8)

  var document: Document {
    var metadata = Document.Metadata(title: title)
    metadata.state(languages.languages)
    return Document(text: text, metadata: metadata)
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

  /// A field that is read and that the tags would replace, and what it holds; `nil` where there is none.
  ///
  /// - Parameter isTable: whether fields are columns, which have no depth.
  package func fieldWrittenOver(isTable: Bool) -> (pointer: JSONPointer, content: String)? {
    let fields =
      texts.map { ($0, "the text") } + [title].compactMap(\.self).map { ($0, "the title") }
      + languages.map { ($0, "the language") } + [id].compactMap(\.self).map { ($0, "the id") }
    return fields.first { pointer, _ in
      let name = isTable ? pointer.columnName : pointer.tokens.first
      return name == tags || name == incomplete
    }
  }

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
