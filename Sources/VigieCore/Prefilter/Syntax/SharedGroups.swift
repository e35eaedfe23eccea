/// The groups of many expressions, each distinct one read once.
///
/// Rules share fragments and lists, which are put into their expressions as they stand; most of what
/// there is to read and to analyse in a large rule set is a repetition.
final class SharedGroups {
  /// What the meaning of a group depends on.
  struct Key: Hashable {
    let text: ArraySlice<Unicode.Scalar>
    let flags: PatternParser.Flags
    let depth: Int
    private let hash: UInt32

    init(text: ArraySlice<Unicode.Scalar>, flags: PatternParser.Flags, depth: Int) {
      self.text = text
      self.flags = flags
      self.depth = depth
      // FNV-1a by characters; the standard hash takes most of the time that sharing saves.
      hash = text.reduce(0x811C_9DC5) { ($0 ^ $1.value) &* 0x0100_0193 }
    }

    func hash(into hasher: inout Hasher) { hasher.combine(hash) }
  }

  /// Less than this is read sooner than found.
  static let leastLength = 12

  private var known: [Key: PatternNode] = [:]

  func node(for key: Key) -> PatternNode? { known[key] }

  /// Notes what a group means, and gives it a number.
  func share(_ node: PatternNode, as key: Key) -> PatternNode {
    // A group that is all of another one is the same part.
    let shared = if case .shared = node { node } else { PatternNode.shared(known.count, node) }
    // With a text of its own: a slice would keep the whole of the pattern.
    known[Key(text: ArraySlice(Array(key.text)), flags: key.flags, depth: key.depth)] = shared
    return shared
  }
}

extension PatternParser {
  /// A group, the first parenthesis of which has been taken, known from elsewhere or read now.
  mutating func sharedGroup() throws(GiveUp) -> PatternNode? {
    let start = position
    guard let end = likelyEnd(of: start), end - start >= SharedGroups.leastLength else {
      return try group()
    }
    let key = SharedGroups.Key(text: scalars[start..<end], flags: flags, depth: depth)
    if let known = groups.node(for: key) {
      position = end
      return known
    }
    let outside = flags
    guard let node = try group() else { return nil }
    // What was read is all that its meaning depends on only if it ended where it was thought to, and
    // changed nothing behind its end.
    return position == end && flags == outside ? groups.share(node, as: key) : node
  }

  /// Where the group that begins at `start` ends, its parenthesis included, as far as that can be told
  /// at a glance.
  private func likelyEnd(of start: Int) -> Int? {
    var open = 1
    var index = start
    var isInClass = false
    while index < scalars.count {
      switch scalars[index] {
      case "\\": index += 1
      case "[": isInClass = true
      case "]": isInClass = false
      case "(" where !isInClass: open += 1
      case ")" where !isInClass:
        open -= 1
        if open == 0 { return index + 1 }
      default: break
      }
      index += 1
    }
    return nil
  }
}
