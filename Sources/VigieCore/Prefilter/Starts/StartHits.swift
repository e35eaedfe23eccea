/// Where matches of a scan's patterns can begin in the current document.
struct StartHits {
  private let scan: StartScan
  /// By bit of the scan: in order and apart from one another, both ends included.
  private var windows: [[ClosedRange<Int>]]

  init(_ scan: StartScan) {
    self.scan = scan
    windows = scan.patterns.map { _ in [] }
  }

  /// Forgets the last document and looks through the next.
  mutating func find(in document: [UInt8]) {
    for bit in windows.indices { windows[bit].removeAll(keepingCapacity: true) }
    scan.scan(document.span) { offset, patterns in
      var bits = patterns
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
