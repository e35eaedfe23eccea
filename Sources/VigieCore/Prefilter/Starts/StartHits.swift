/// Where matches of a scan's patterns can begin in the current document.
struct StartHits {
  private let scan: StartScan
  /// By bit of the scan: in order and apart from one another, both ends included.
  private var windows: [[ClosedRange<Int>]]
  /// The bits of the patterns that are asked for.
  private let asked: UInt64

  /// - Parameter listing: says which patterns are asked for.
  init(_ scan: StartScan, _ listing: Listing) {
    self.scan = scan
    windows = scan.patterns.map { _ in [] }
    asked = scan.patterns.indices.reduce(0) { bits, bit in
      listing.contains(scan.patterns[bit]) ? bits | 1 << UInt64(bit) : bits
    }
  }

  /// Whether nothing is asked for.
  var isEmpty: Bool { asked == 0 }

  /// Forgets the last document and looks through the next.
  mutating func find(in document: [UInt8]) {
    for bit in windows.indices { windows[bit].removeAll(keepingCapacity: true) }
    scan.scan(document.span) { offset, patterns in
      var bits = patterns & asked
      while bits != 0 {
        add(offset, to: bits.trailingZeroBitCount)
        bits &= bits - 1
      }
    }
  }

  /// Calls `visit` for each pattern that can begin somewhere.
  func forEach(_ visit: (PatternIndex, [ClosedRange<Int>]) -> Void) {
    for (pattern, windows) in zip(scan.patterns, windows) where !windows.isEmpty {
      visit(pattern, windows)
    }
  }

  private mutating func add(_ offset: Int, to bit: Int) {
    // Windows that nearly touch cost less as one, and too many of them cost memory.
    let gap = windows[bit].count < 10_000 ? 8 : 4096
    if let last = windows[bit].last, offset <= last.upperBound + gap {
      windows[bit][windows[bit].count - 1] = last.lowerBound...offset
    } else {
      windows[bit].append(offset...offset)
    }
  }
}
