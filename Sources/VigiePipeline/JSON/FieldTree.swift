/// The wanted places of a document, as a tree that is walked along with it.
struct FieldTree: Sendable {
  /// What happens where a wanted place occurs twice, because a name does.
  enum Repeats: Sendable {
    /// The last value counts, as it does for most readers of JSON.
    case last
    /// All values are kept.
    case all
  }

  /// A place on the way to wanted values; the root is the document.
  struct Node: Sendable {
    /// By name in UTF-8, or by number in decimal digits.
    fileprivate(set) var children: [(name: [UInt8], node: Int)] = []
    /// The wanted values that are here.
    fileprivate(set) var slots: [Int] = []
    /// Those that are here or below, of which the last value counts.
    fileprivate(set) var cleared: [Int] = []
  }

  private(set) var nodes = [Node()]
  /// By the numbers of values, whether all values of the place are kept.
  private(set) var keepsAll: [Bool] = []

  var slotCount: Int { keepsAll.count }

  /// The number under which values of this place will be found.
  mutating func add(_ pointer: JSONPointer, repeats: Repeats = .last) -> Int {
    let slot = slotCount
    keepsAll.append(repeats == .all)
    var node = 0
    for token in pointer.tokens {
      let name = Array(token.utf8)
      if let known = nodes[node].children.first(where: { $0.name == name }) {
        node = known.node
      } else {
        nodes.append(Node())
        nodes[node].children.append((name, nodes.count - 1))
        node = nodes.count - 1
      }
      if repeats == .last { nodes[node].cleared.append(slot) }
    }
    nodes[node].slots.append(slot)
    return slot
  }

  /// The child of a node, if anything is wanted of it.
  @inline(__always)
  func child(of node: Int, _ name: Range<Int>, in bytes: [UInt8]) -> Int? {
    for child in nodes[node].children where child.name.count == name.count {
      if Self.isEqual(child.name, name, in: bytes) { return child.node }
    }
    return nil
  }

  func child(of node: Int, _ name: [UInt8]) -> Int? {
    nodes[node].children.first { $0.name == name }?.node
  }

  private static func isEqual(_ name: [UInt8], _ range: Range<Int>, in bytes: [UInt8]) -> Bool {
    for index in name.indices where name[index] != bytes[range.lowerBound &+ index] {
      return false
    }
    return true
  }
}
