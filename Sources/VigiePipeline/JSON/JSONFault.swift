/// What is wrong with a line of JSON, and at which byte.
struct JSONFault: Error, Hashable {
  enum Kind: Hashable, Sendable {
    /// It breaks the grammar of RFC 8259.
    case syntax
    case invalidUTF8
    case tooDeep
  }

  var kind = Kind.syntax
  var offset: Int
  var message: String
}
