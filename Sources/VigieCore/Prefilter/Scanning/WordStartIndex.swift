/// The word starts of the current document by the bytes that follow: for finding there what was not looked
/// for when the document was gone through.
///
/// Nearly all that is asked for is not there. A bitmap, small enough for the nearest cache, says so at once;
/// else the places that have the same first bytes are gone through, or, for the few literals that have too few
/// bytes for that, all places.
struct WordStartIndex {
  /// A bit for each key.
  private var bitmap = [UInt64](repeating: 0, count: (Int(Key.max) + 1) / 64)
  /// By the hash of a middle and of a short key, the number of the first word start that has it; below 0 for
  /// none.
  private var firstMiddle: [Int32] = []
  private var firstShort: [Int32] = []
  private var chainShift: UInt64 = 0
  /// By word start, the next with the same hash.
  private var nextMiddle: [Int32] = []
  private var nextShort: [Int32] = []

  /// So many first bytes of a literal are looked up, the most that it has. The longest key is for literals of
  /// several words, of which the first stands in many texts.
  private static let longestKey = 12
  private static let longKey = 8
  private static let middleKey = 5
  private static let shortKey = 3
  private static let leastKey = 2

  /// What a literal is looked up by.
  typealias Key = UInt16

  /// The key of literals that may stand within a word and cannot be looked up: ``mayHold(_:)`` always holds.
  static let noKey: Key = 0

  static func key(of literal: Literal) -> Key {
    guard literal.isAtWordStart else { return noKey }
    let length =
      switch literal.count {
      case longestKey...: longestKey
      case longKey...: longKey
      case middleKey...: middleKey
      case shortKey...: shortKey
      default: leastKey
      }
    return key(KeySet.hash(literal.first, literal.second, length))
  }

  @inline(__always)
  private static func hash(_ first: UInt64, _ length: Int) -> UInt64 {
    KeySet.hash(first, 0, length)
  }

  @inline(__always)
  private static func key(_ hash: UInt64) -> Key { Key(truncatingIfNeeded: hash >> 48) }

  /// Forgets the last document and turns to the next.
  mutating func fill(_ starts: Span<WordStart>, in text: Span<UInt8>) {
    bitmap.refill(bitmap.count, with: 0)
    var chainBits = 4
    while chainBits < 24, 1 << chainBits < starts.count { chainBits += 1 }
    chainShift = UInt64(64 - chainBits)
    firstMiddle.refill(1 << chainBits, with: -1)
    firstShort.refill(1 << chainBits, with: -1)
    if nextShort.count < starts.count {
      nextShort = Array(repeating: -1, count: max(starts.count, 2 * nextShort.count))
      nextMiddle = nextShort
    }
    Self.fill(
      &bitmap, &firstMiddle, &nextMiddle, &firstShort, &nextShort, chainShift, starts, text)
  }

  private static func fill(
    _ bitmap: inout [UInt64], _ firstMiddle: inout [Int32], _ nextMiddle: inout [Int32],
    _ firstShort: inout [Int32], _ nextShort: inout [Int32], _ shift: UInt64,
    _ starts: Span<WordStart>, _ text: Span<UInt8>
  ) {
    var bitmap = bitmap.mutableSpan
    var firstMiddle = firstMiddle.mutableSpan
    var firstShort = firstShort.mutableSpan
    var nextMiddle = nextMiddle.mutableSpan
    var nextShort = nextShort.mutableSpan
    bitmap.insert(noKey)
    // Backwards, so that chains go forward.
    var number = starts.count
    while number > 0 {
      number &-= 1
      let offset = Int(starts[number].offset)
      let bytes = text.word64(at: offset)
      let (middle, short) = (hash(bytes, middleKey), hash(bytes, shortKey))
      bitmap.insert(key(KeySet.hash(bytes, text.word64(at: offset + 8), longestKey)))
      bitmap.insert(key(hash(bytes, longKey)))
      bitmap.insert(key(middle))
      bitmap.insert(key(short))
      bitmap.insert(key(hash(bytes, leastKey)))
      let place = Int32(truncatingIfNeeded: number)
      nextMiddle[number] = firstMiddle.exchange(place, at: Int(middle &>> shift))
      nextShort[number] = firstShort.exchange(place, at: Int(short &>> shift))
    }
  }

  /// Whether a literal with this key may stand in the document.
  @inline(__always)
  func mayHold(_ key: Key) -> Bool { bitmap.span.word(of: key) & 1 &<< UInt64(key) != 0 }

  /// Eight keys in little room.
  struct KeyPack: Sendable {
    fileprivate let first: UInt64
    fileprivate let second: UInt64

    /// - Parameter keys: where they are none or more than eight, ``mayHoldAny(_:)`` holds for the pack.
    init(_ keys: ArraySlice<Key>) {
      var (first, second) = (UInt64(noKey), UInt64(noKey))
      if !keys.isEmpty, keys.count <= 8 {
        for lane in 0..<4 {
          first |= UInt64(keys[keys.startIndex + lane % keys.count]) << UInt64(16 * lane)
          second |= UInt64(keys[keys.startIndex + (lane + 4) % keys.count]) << UInt64(16 * lane)
        }
      }
      self.first = first
      self.second = second
    }
  }

  /// Whether the document may hold a literal with one of these keys.
  @inline(__always)
  func mayHoldAny(_ keys: KeyPack) -> Bool { mayHoldAny(keys.first) || mayHoldAny(keys.second) }

  @inline(__always)
  private func mayHoldAny(_ lanes: UInt64) -> Bool {
    let bitmap = bitmap.span
    var found: UInt64 = 0
    for lane: UInt64 in 0..<4 {
      let key = Key(truncatingIfNeeded: lanes &>> (16 &* lane))
      found |= bitmap.word(of: key) &>> UInt64(key)
    }
    return found & 1 != 0
  }

  /// Whether the document may hold a literal with one of these keys.
  func mayHoldAny(_ keys: Span<Key>) -> Bool {
    let bitmap = bitmap.span
    var start = 0
    while start < keys.count {
      // Without a branch for each.
      let end = min(start &+ 16, keys.count)
      var found: UInt64 = 0
      while start < end {
        found |= bitmap.word(of: keys[start]) &>> UInt64(keys[start])
        start &+= 1
      }
      if found & 1 != 0 { return true }
    }
    return false
  }

  /// Which of these keys, 64 at most, ``mayHold(_:)`` holds for: a bit for each, the lowest for the first.
  @inline(__always)
  func possible(_ keys: Span<Key>) -> UInt64 {
    let bitmap = bitmap.span
    var result: UInt64 = 0
    for number in keys.indices {
      let key = keys[number]
      result |= (bitmap.word(of: key) &>> UInt64(key) & 1) &<< UInt64(truncatingIfNeeded: number)
    }
    return result
  }

  /// Adds the literal's hits, in order of place.
  func collect(
    _ literal: Literal, at starts: Span<WordStart>, in text: Span<UInt8>,
    into hits: inout [LiteralHit]
  ) {
    if literal.count < Self.shortKey {
      for number in starts.indices {
        if let hit = starts[number].hit(of: literal, in: text) { hits.append(hit) }
      }
      return
    }
    if literal.count >= Self.middleKey {
      let slot = Int(KeySet.hash(literal.first, 0, Self.middleKey) &>> chainShift)
      Self.collect(literal, from: firstMiddle[slot], nextMiddle, at: starts, in: text, into: &hits)
    } else {
      let slot = Int(KeySet.hash(literal.first, 0, Self.shortKey) &>> chainShift)
      Self.collect(literal, from: firstShort[slot], nextShort, at: starts, in: text, into: &hits)
    }
  }

  @inline(__always)
  private static func collect(
    _ literal: Literal, from first: Int32, _ next: [Int32], at starts: Span<WordStart>,
    in text: Span<UInt8>, into hits: inout [LiteralHit]
  ) {
    var number = first
    while number >= 0 {
      if let hit = starts[Int(number)].hit(of: literal, in: text) { hits.append(hit) }
      number = next[Int(number)]
    }
  }
}

extension Span<UInt64> {
  /// Of a bitmap, the word that has the key's bit.
  @inline(__always)
  fileprivate func word(of key: WordStartIndex.Key) -> UInt64 {
    // SAFETY: a bitmap has a bit for every key there can be.
    unsafe self[unchecked: Int(key &>> 6)]
  }
}

extension MutableSpan<UInt64> {
  @inline(__always)
  fileprivate mutating func insert(_ key: WordStartIndex.Key) {
    // SAFETY: as above.
    unsafe self[unchecked: Int(key &>> 6)] |= 1 &<< UInt64(key)
  }
}

extension MutableSpan<Int32> {
  /// Puts a number in the place of another, and returns that.
  @inline(__always)
  fileprivate mutating func exchange(_ new: Int32, at index: Int) -> Int32 {
    let old = self[index]
    self[index] = new
    return old
  }
}

extension Array {
  /// Makes the first so many elements `value`.
  fileprivate mutating func refill(_ count: Int, with value: Element) {
    if self.count < count {
      self = Array(repeating: value, count: count)
    } else {
      var elements = mutableSpan
      for index in 0..<count { elements[index] = value }
    }
  }
}
