/// How far something may be from something else; farther than fits is without a bound.
struct Reach: Equatable {
  private var value: UInt16

  /// - Parameter bound: not below 0; `nil` for none.
  init(_ bound: Int?) {
    value = bound.map { UInt16(clamping: $0) } ?? .max
  }

  /// `nil` where there is none.
  var bound: Int? { value == .max ? nil : Int(value) }

  /// `Int32.max` where there is none.
  var limit: Int32 { value == .max ? .max : Int32(value) }

  func write(to writer: inout CompactWriter) { writer.write(Int(value)) }

  init(from reader: inout CompactReader) throws(CompactReader.Malformed) {
    value = try reader.uint16()
  }
}

extension CompactReader {
  mutating func uint16() throws(Malformed) -> UInt16 {
    guard let value = UInt16(exactly: try int()) else { throw Malformed() }
    return value
  }
}
