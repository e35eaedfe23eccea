/// Lists of numbers behind one another in one array: no list is a value of its own.
struct IndexLists: Sendable {
  /// Where each list begins in `values`; one more than there are lists.
  private let starts: [Int32]
  let values: [Int32]

  init(_ lists: [[Int32]]) {
    var starts: [Int32] = [0]
    starts.reserveCapacity(lists.count + 1)
    var values: [Int32] = []
    for list in lists {
      values += list
      starts.append(Int32(values.count))
    }
    self.starts = starts
    self.values = values
  }

  var count: Int { starts.count - 1 }

  /// Where the list stands in `values`.
  @inline(__always)
  subscript(number: Int) -> Range<Int> {
    Int(starts[number])..<Int(starts[number + 1])
  }

  /// As they were given.
  var lists: [[Int32]] { (0..<count).map { Array(values[self[$0]]) } }

  func write(to writer: inout CompactWriter) {
    writer.write(starts) { $0.write(Int($1)) }
    writer.write(values) { $0.write(Int($1)) }
  }

  init(from reader: inout CompactReader) throws(CompactReader.Malformed) {
    starts = try reader.int32s()
    values = try reader.int32s()
    guard starts.first == 0, Int(starts.last!) == values.count,
      zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 })
    else { throw CompactReader.Malformed() }
  }

  /// Whether each number is one of the first so many.
  func areWithin(_ count: Int) -> Bool { values.allSatisfy { $0 >= 0 && $0 < count } }
}

extension CompactReader {
  mutating func int32s() throws(Malformed) -> [Int32] {
    try array { (reader) throws(Malformed) in try reader.int32() }
  }
}
