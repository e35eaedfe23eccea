/// Checks one JSON text after another against RFC 8259 and finds wanted values in them, without
/// building or changing anything.
///
/// Nesting is kept on a stack of its own, never by recursion, and is limited.
struct JSONScanner {
  /// What a value is.
  enum Kind: Hashable, Sendable {
    case object, array, number, boolean, null
    /// - hasEscapes: whether its bytes are not yet its text.
    case string(hasEscapes: Bool)
  }

  /// A value, and where it stands; of a string the bytes between the quotes.
  struct Value: Hashable, Sendable {
    var slot: Int
    var kind: Kind
    var range: Range<Int>
  }

  /// An open object or array.
  struct Frame {
    var isObject: Bool
    /// Where it is in the tree of wanted places; -1 where nothing in it is wanted.
    var node: Int
    var start: Int
    /// How many elements of an array come before the current one.
    var position = 0
  }

  /// Deeper nesting is refused.
  static let deepest = 1000

  let tree: FieldTree
  /// Of the places of which all values are kept those of the last text, in the order in which they end.
  private(set) var allValues: [Value] = []
  /// Of each other place the last value.
  private var lastValues: [Value] = []
  /// The kind of the last text.
  private(set) var kind = Kind.null
  /// Where the last text ends: behind its last brace, if it is an object.
  private(set) var end = 0
  private var stack: [Frame] = []

  init(_ tree: FieldTree) { self.tree = tree }

  /// The last value of a place of which not all are kept.
  func value(_ slot: Int) -> Value? { lastValues.first { $0.slot == slot } }

  /// Whether the last text is an object without members.
  func isEmptyObject(_ bytes: [UInt8]) -> Bool {
    var index = end - 2
    while JSONGrammar.isSpace(bytes[index]) { index -= 1 }
    return bytes[index] == UInt8(ascii: "{")
  }

  /// Scans the only value of a range of bytes.
  mutating func scan(_ bytes: [UInt8], _ range: Range<Int>) throws(JSONFault) {
    allValues.removeAll(keepingCapacity: true)
    lastValues.removeAll(keepingCapacity: true)
    stack.removeAll(keepingCapacity: true)
    var cursor = JSONCursor(bytes: bytes, index: range.lowerBound, end: range.upperBound)
    cursor.skipSpace()
    // The place of the value that comes next.
    var node = tree.slotCount > 0 ? 0 : -1
    while true {
      let start = cursor.index
      switch cursor.next {
      case UInt8(ascii: "\"")?:
        let (text, hasEscapes) = try cursor.string()
        found(.string(hasEscapes: hasEscapes), text, node)
      case UInt8(ascii: "{")?:
        try push(Frame(isObject: true, node: node, start: start), &cursor)
        if cursor.next != UInt8(ascii: "}") {
          node = try key(&cursor)
          continue
        }
      case UInt8(ascii: "[")?:
        try push(Frame(isObject: false, node: node, start: start), &cursor)
        if cursor.next != UInt8(ascii: "]") {
          node = element()
          continue
        }
      case UInt8(ascii: "-")?, (UInt8(ascii: "0")...UInt8(ascii: "9"))?:
        try cursor.number()
        found(.number, start..<cursor.index, node)
      default:
        found(try cursor.word(), start..<cursor.index, node)
      }
      guard let next = try afterValue(&cursor) else { break }
      node = next
    }
    end = cursor.index
    cursor.skipSpace()
    if cursor.index < cursor.end {
      throw cursor.fault("expected one value a line")
    }
  }

  // MARK: Steps

  /// Closes what ends here, and goes on to the next member or element.
  ///
  /// - Returns: its place, or `nil` where the text ends.
  private mutating func afterValue(_ cursor: inout JSONCursor) throws(JSONFault) -> Int? {
    while let top = stack.last {
      cursor.skipSpace()
      let closing = top.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
      if cursor.next == closing {
        cursor.index += 1
        stack.removeLast()
        found(top.isObject ? .object : .array, top.start..<cursor.index, top.node)
        continue
      }
      guard cursor.next == UInt8(ascii: ",") else {
        throw cursor.fault(top.isObject ? "expected ',' or '}'" : "expected ',' or ']'")
      }
      cursor.index += 1
      cursor.skipSpace()
      if top.isObject { return try key(&cursor) }
      stack[stack.count - 1].position += 1
      return element()
    }
    return nil
  }

  private mutating func push(_ frame: Frame, _ cursor: inout JSONCursor) throws(JSONFault) {
    guard stack.count < Self.deepest else {
      throw JSONFault(
        kind: .tooDeep, offset: cursor.index,
        message: "nested more than \(Self.deepest) levels deep")
    }
    if stack.isEmpty { kind = frame.isObject ? .object : .array }
    stack.append(frame)
    cursor.index += 1
    cursor.skipSpace()
  }

  /// Reads the name of a member.
  ///
  /// - Returns: its place.
  private mutating func key(_ cursor: inout JSONCursor) throws(JSONFault) -> Int {
    guard cursor.next == UInt8(ascii: "\"") else {
      throw cursor.fault("expected a name in double quotes")
    }
    let (name, hasEscapes) = try cursor.string()
    cursor.skipSpace()
    guard cursor.next == UInt8(ascii: ":") else { throw cursor.fault("expected ':'") }
    cursor.index += 1
    cursor.skipSpace()
    let parent = stack[stack.count - 1].node
    guard parent >= 0 else { return -1 }
    return enter(
      hasEscapes
        ? tree.child(of: parent, JSONText.decode(cursor.bytes, name))
        : tree.child(of: parent, name, in: cursor.bytes))
  }

  /// The place of the current element of the open array.
  private mutating func element() -> Int {
    let top = stack[stack.count - 1]
    guard top.node >= 0, !tree.nodes[top.node].children.isEmpty else { return -1 }
    return enter(tree.child(of: top.node, Array(String(top.position).utf8)))
  }

  /// Forgets what an earlier value of the same name held.
  private mutating func enter(_ node: Int?) -> Int {
    guard let node else { return -1 }
    let cleared = tree.nodes[node].cleared
    if !lastValues.isEmpty, !cleared.isEmpty {
      lastValues.removeAll { cleared.contains($0.slot) }
    }
    return node
  }

  @inline(__always)
  private mutating func found(_ kind: Kind, _ range: Range<Int>, _ node: Int) {
    if stack.isEmpty { self.kind = kind }
    guard node >= 0 else { return }
    for slot in tree.nodes[node].slots {
      let value = Value(slot: slot, kind: kind, range: range)
      if tree.keepsAll[slot] { allValues.append(value) } else { lastValues.append(value) }
    }
  }
}
