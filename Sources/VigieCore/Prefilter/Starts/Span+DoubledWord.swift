extension Span<UInt8> {
  /// Whether the word that begins at `offset` may stand once more as the next word, in whatever case; so it
  /// may wherever a character outside ASCII is met, of which nothing is known.
  func mayDoubleWord(at offset: Int) -> Bool {
    var end = offset
    while end < count, self[end].isWordASCII { end += 1 }
    var next = end
    while next < count, self[next] < 0x80, !self[next].isWordASCII { next += 1 }
    guard next < count else { return false }
    if self[end] >= 0x80 || self[next] >= 0x80 { return true }
    for place in offset..<end {
      guard next < count else { return false }
      if self[next] >= 0x80 { return true }
      // More than letters are held equal: what is found is tried.
      guard self[place] | 0x20 == self[next] | 0x20 else { return false }
      next += 1
    }
    return true
  }
}
