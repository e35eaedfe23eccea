/// The groups of many expressions, each distinct one worked out once.
///
/// Rules share fragments and lists, which are put into their expressions as they stand; most of what
/// there is to work out in a large rule set is a repetition.
final class SharedGroups {
  /// What the meaning of a group depends on.
  struct Key: Hashable {
    let text: ArraySlice<UInt8>
    /// Those in force before the group.
    let options: PatternSyntax.Options
    private let hash: UInt32

    init(text: ArraySlice<UInt8>, options: PatternSyntax.Options) {
      self.text = text
      self.options = options
      // FNV-1a; the standard hash takes most of the time that sharing saves.
      hash = text.reduce(0x811C_9DC5) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
    }

    func hash(into hasher: inout Hasher) { hasher.combine(hash) }
  }

  /// Less than this, in bytes, is worked out sooner than found.
  static let leastLength = 12

  private var known: [Key: PatternNode] = [:]

  func node(for key: Key) -> PatternNode? { known[key] }

  /// Notes what a group means, and gives it a number.
  func share(_ node: PatternNode, as key: Key) -> PatternNode {
    // A group that is all of another one is the same part.
    let shared = if case .shared = node { node } else { PatternNode.shared(known.count, node) }
    // With a text of its own: a slice would keep the whole of the pattern.
    let own = Key(text: ArraySlice(Array(key.text)), options: key.options)
    known[own] = shared
    return shared
  }
}
