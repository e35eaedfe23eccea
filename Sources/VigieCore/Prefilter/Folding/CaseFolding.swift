/// One character for all that PCRE2 holds equal without regard to case.
///
/// `É` and `é`, but also `K` (U+212A) and `k`, `ſ` and `s`, `Σ`, `σ` and `ς`: an expression without
/// case matches two characters alike exactly if they fold to the same one.
enum CaseFolding {
  /// What to add to a character, by page of 256; pages without any case share the first, empty one.
  private static let table: (pages: [UInt8], distances: [Int32]) = {
    var pages = [UInt8](repeating: 0, count: 0x1100)
    var distances = [Int32](repeating: 0, count: 256)
    for run in runs {
      for value in stride(from: run.first, through: run.last, by: Int(run.step)) {
        let page = Int(value >> 8)
        if pages[page] == 0 {
          pages[page] = UInt8(distances.count / 256)
          distances.append(contentsOf: repeatElement(0, count: 256))
        }
        distances[Int(pages[page]) * 256 + Int(value & 0xFF)] = run.distance
      }
    }
    return (pages, distances)
  }()

  /// The folded character for a Unicode scalar value.
  static func fold(_ value: UInt32) -> UInt32 {
    let page = Int(table.pages[Int(value >> 8)])
    if page == 0 { return value }
    return UInt32(Int32(value) + table.distances[page * 256 + Int(value & 0xFF)])
  }

  /// Appends the folded character in UTF-8.
  static func append(_ value: UInt32, to bytes: inout [UInt8]) {
    bytes += UTF8.encode(Unicode.Scalar(fold(value)) ?? "\u{FFFD}")!
  }
}
