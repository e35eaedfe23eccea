/// What stands between a group's bracket and its content.
struct GroupOpening {
  enum Kind: Equatable {
    case plain
    case atomic
    case lookaround
    case conditional
    /// `(?i)`: options for what follows.
    case options(isExtended: Bool)
    /// `(?1)`, `(*VERB)`: the whole of it, with its closing bracket.
    case skipped
  }

  var kind: Kind
  /// How many bytes it takes up.
  var length: Int
  /// Whether the group turns on `x`.
  var isExtended = false

  init(bytes: [UInt8], at start: Int) {
    let text = String(decoding: bytes[start..<min(bytes.count, start + 64)], as: UTF8.self)
    for (opening, kind) in Self.fixed where text.hasPrefix(opening) {
      // The condition in its brackets is taken apart like a group.
      self.init(kind, kind == .conditional ? 2 : opening.utf8.count)
      return
    }
    let close = bytes[start...].firstIndex(of: UInt8(ascii: ")")) ?? bytes.count - 1
    guard text.hasPrefix("(?") || text.hasPrefix("(*") else {
      self.init(.plain, 1)
      return
    }
    if let name = Self.nameLength(text) {
      self.init(.plain, name)
      return
    }
    // `(?i)`, `(?i-m:`, `(?^x:`: letters, then a bracket or a colon.
    let options = text.dropFirst(2).prefix { $0.isLetter || $0 == "-" || $0 == "^" }
    let isExtended = options.prefix { $0 != "-" }.contains("x")
    let end = text.dropFirst(2 + options.count).first
    if text.hasPrefix("(?"), end == ":" {
      self.init(.plain, 3 + options.utf8.count)
      self.isExtended = isExtended
    } else if text.hasPrefix("(?"), end == ")", !options.isEmpty, options != "R" {
      self.init(.options(isExtended: isExtended), 3 + options.utf8.count)
    } else {
      self.init(.skipped, close - start + 1)
    }
  }

  private init(_ kind: Kind, _ length: Int) {
    self.kind = kind
    self.length = length
  }

  private static let fixed: [(String, Kind)] = [
    ("(?:", .plain), ("(?|", .plain), ("(?>", .atomic), ("(?=", .lookaround),
    ("(?!", .lookaround), ("(?<=", .lookaround), ("(?<!", .lookaround), ("(?(", .conditional),
  ]

  /// The length of `(?<name>`, `(?P<name>` or `(?'name'`.
  private static func nameLength(_ text: String) -> Int? {
    for (opening, closing) in [("(?<", ">"), ("(?P<", ">"), ("(?'", "'")] as [(String, Character)]
    where text.hasPrefix(opening) {
      guard let end = text.dropFirst(opening.count).firstIndex(of: closing) else { return nil }
      return text[...end].utf8.count
    }
    return nil
  }
}
