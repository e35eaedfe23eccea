/// Works out of the syntax of an expression what it says about the text it matches.
///
/// It is written to be sound rather than complete: where the meaning of a part is not known for certain,
/// it becomes ``PatternNode/anything``, or makes it give up on the whole expression, which is then
/// searched for everywhere.
struct MeaningReader {
  /// Raised where the meaning of the whole expression is in doubt.
  struct GiveUp: Error {}

  private let source: [UInt8]
  private var options: PatternSyntax.Options
  /// Groups that stand in several expressions, as fragments and lists do, are worked out once.
  private let groups: SharedGroups

  /// The meaning of `source`, or `nil` where it is in doubt.
  static func meaning(
    of source: String, isCaseless: Bool = true, sharing groups: SharedGroups = SharedGroups()
  ) -> PatternNode? {
    var reader = MeaningReader(
      source: Array(source.utf8), options: isCaseless ? [.multiline, .caseless] : .multiline,
      groups: groups)
    let syntax = PatternSyntaxParser.parse(reader.source, options: reader.options)
    guard case .sequence(let items) = syntax else { return try? reader.node(of: syntax) }
    return try? reader.sequence(items, doubled: DoubledPart(in: items))
  }

  private init(source: [UInt8], options: PatternSyntax.Options, groups: SharedGroups) {
    self.source = source
    self.options = options
    self.groups = groups
  }

  private var isCaseless: Bool { options.contains(.caseless) }

  private mutating func node(of syntax: PatternSyntax) throws(GiveUp) -> PatternNode {
    switch syntax {
    case .literal(let scalar, _):
      return .character(CharacterChoice(scalar.value, isCaseless: isCaseless))
    case .set(let set, _): return .character(try CharacterChoice(set, isCaseless: isCaseless))
    case .wordBoundary(let isNegated, _): return isNegated ? .assertion : .boundary
    case .zeroWidth(let place): return try node(of: place)
    case .sequence(let items): return try sequence(items)
    case .alternation(let branches): return .alternatives(try each(branches))
    case .group(let content, let group):
      return try enclosed(group.bytes) { (reader) throws(GiveUp) in
        reader.options = group.options
        return try reader.node(of: content)
      }
    case .conditional(let content, let condition):
      let outside = options
      defer { options = outside }
      _ = try node(of: condition)
      let node = try node(of: content)
      if case .alternation = content { return node }
      // Without a second side, the first may be left out.
      return .alternatives([node, .empty])
    case .repetition(let content, let least, let most, _, _):
      // Lazy or possessive: the same texts, or fewer.
      return .repetition(try node(of: content), least: least, most: most)
    case .anyText: return .anything
    case .unknown: throw GiveUp()
    }
  }

  private mutating func node(of place: PatternSyntax.ZeroWidth) throws(GiveUp) -> PatternNode {
    switch place {
    case .textStart: return .boundary
    case .lineStart: return options.contains(.multiline) ? .boundary : .assertion
    case .end: return .assertion
    case .searchStart: throw GiveUp()
    case .options(let changed):
      options = changed
      return .empty
    case .lookaround(let content, let kind, let bytes):
      return try enclosed(bytes) { (reader) throws(GiveUp) in
        let node = try reader.node(of: content)
        // `(?<!\w)` is a boundary where a word character follows; others are not made use of.
        return kind == .notBehind && node == .character(.word) ? .boundary : .assertion
      }
    }
  }

  private mutating func sequence(
    _ items: [PatternSyntax], doubled: DoubledPart? = nil
  ) throws(GiveUp) -> PatternNode {
    var parts = try each(items)
    if let doubled {
      let between = PatternNode.sequence(Array(parts[doubled.between]))
      parts.replaceSubrange(
        doubled.all, with: [.twice(parts[doubled.all.lowerBound], between: between)])
    }
    // Changes of options among them are no part of the text.
    parts.removeAll { $0 == .empty }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func each(_ parts: [PatternSyntax]) throws(GiveUp) -> [PatternNode] {
    var nodes: [PatternNode] = []
    nodes.reserveCapacity(parts.count)
    for part in parts { nodes.append(try node(of: part)) }
    return nodes
  }

  /// The meaning of what stands in parentheses, known from elsewhere or worked out now; options set
  /// within end with it.
  private mutating func enclosed(
    _ bytes: Range<Int>, _ meaning: (inout Self) throws(GiveUp) -> PatternNode
  ) throws(GiveUp) -> PatternNode {
    let outside = options
    defer { options = outside }
    guard bytes.count >= SharedGroups.leastLength else { return try meaning(&self) }
    let key = SharedGroups.Key(text: source[bytes], options: outside)
    if let known = groups.node(for: key) { return known }
    return groups.share(try meaning(&self), as: key)
  }
}
