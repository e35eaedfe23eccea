internal import Diagnostics

/// A value of a YAML file with its place: what the parser of declarations reads.
indirect enum YAMLValue: Sendable {
  case text(WrittenText)
  case list([YAMLValue], at: SourceLocation)
  case mapping([Pair], at: SourceLocation)
  /// Something that was reported already.
  case broken(at: SourceLocation)

  struct Pair: Sendable {
    var key: YAMLValue
    var value: YAMLValue
  }

  var location: SourceLocation {
    switch self {
    case .text(let text): text.location
    case .list(_, let location), .mapping(_, let location), .broken(let location): location
    }
  }

  var length: Int {
    if case .text(let text) = self { text.length } else { 1 }
  }

  /// Whether nothing was written where a value belongs.
  var isEmpty: Bool {
    guard case .text(let text) = self, text.isPlain else { return false }
    return text.value.isEmpty || text.value == "~" || text.value == "null"
  }

  /// What this is, in the words of the messages.
  var description: String {
    switch self {
    case .text where isEmpty: "nothing"
    case .text(let text): "the text '\(text.value.elided())'"
    case .list: "a list"
    case .broken: "a reference"
    case .mapping(let pairs, _):
      if case .text(let key)? = pairs.first?.key {
        "keys (the first is '\(key.value.elided())')"
      } else {
        "keys"
      }
    }
  }
}

extension String {
  /// The text cut to a length that fits into a message.
  func elided(to limit: Int = 40) -> String {
    count > limit ? prefix(limit - 1) + "…" : self
  }
}
