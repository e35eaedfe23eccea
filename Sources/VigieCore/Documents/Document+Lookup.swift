extension Document {
  /// The index of the paragraph at a byte of `text`; between two paragraphs, of the one that
  /// follows; after the last, of the last. `nil` only where there are no paragraphs.
  package func paragraphIndex(at offset: Int) -> Int? {
    paragraphs.indexOfRange(at: offset)
  }

  /// The index of the sentence at a byte of `text`, by the same rule as for paragraphs.
  package func sentenceIndex(at offset: Int) -> Int? {
    sentences.indexOfRange(at: offset)
  }

  /// The zone of a byte of `text`.
  package func zone(at offset: Int) -> Zone {
    var low = 0
    var high = zones.count
    while low < high {
      let middle = (low + high) / 2
      if zones[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low < zones.count ? zones[low].zone : zones.last?.zone ?? .body
  }

  /// How many words stand in a range of `text`, as `near` counts them; counted up to one more than
  /// `most`.
  package func words(in range: Range<Int>, upTo most: Int = .max) -> Int {
    WordCounter.count(in: text.bytes, range: range, upTo: most)
  }

  /// How many characters (Unicode scalars) stand in a range of `text`; counted up to one more than
  /// `most`.
  package func characters(in range: Range<Int>, upTo most: Int = .max) -> Int {
    let bytes = text.bytes.span
    var count = 0
    var offset = range.lowerBound
    while offset < range.upperBound, count <= most {
      if offset + 8 <= range.upperBound, count + 8 <= most {
        let word = bytes.word64(at: offset)
        count += 8 - ByteMask.count(word & ~(word << 1) & ByteMask.high)
        offset += 8
      } else {
        if !bytes[offset].isContinuation { count += 1 }
        offset += 1
      }
    }
    return count
  }
}

extension [Range<Int>] {
  /// The first range that ends after `offset`, or else the last one.
  func indexOfRange(at offset: Int) -> Int? {
    guard !isEmpty else { return nil }
    // Without a branch, for how each comparison comes out is not to be foreseen.
    var first = 0
    var more = count - 1
    while more > 0 {
      let half = (more + 1) / 2
      // All bits where the range ends before or at the offset, else none.
      let isBefore = (self[first + half - 1].upperBound &- offset &- 1) >> (Int.bitWidth - 1)
      first += half & isBefore
      more -= half
    }
    return first
  }
}
