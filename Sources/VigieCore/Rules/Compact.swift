/// Writes values as bytes, small numbers short and equal strings once.
package struct CompactWriter {
  package private(set) var bytes: [UInt8] = []
  private var strings: [ExactText: Int] = [:]

  package init() {}

  package mutating func write(_ value: Int) {
    // Zigzag, so that small negative numbers are short too; then seven bits a byte, as in LEB128.
    var rest = UInt64(bitPattern: Int64(value << 1 ^ value >> 63))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  package mutating func write(_ value: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(shift)))
    }
  }

  /// In two halves, so that small ones are short.
  mutating func write(halves value: UInt64) {
    write(Int(value >> 32))
    write(Int(value & 0xFFFF_FFFF))
  }

  package mutating func write(_ value: Double) { write(value.bitPattern) }
  package mutating func write(_ value: Bool) { bytes.append(value ? 1 : 0) }

  package mutating func write(_ value: String) {
    let key = ExactText(value)
    if let known = strings[key] { return write(known) }
    write(strings.count)
    strings[key] = strings.count
    let text = Array(value.utf8)
    write(text.count)
    bytes += text
  }

  package mutating func write(raw value: [UInt8]) {
    write(value.count)
    bytes += value
  }

  package mutating func write<Value>(
    _ values: [Value], _ write: (inout CompactWriter, Value) -> Void
  ) {
    self.write(values.count)
    for value in values { write(&self, value) }
  }

  package mutating func write<Value>(
    optional value: Value?, _ write: (inout CompactWriter, Value) -> Void
  ) {
    self.write(value != nil)
    if let value { write(&self, value) }
  }
}

/// Reads what ``CompactWriter`` wrote; every step is checked, whatever the bytes are.
package struct CompactReader {
  /// The bytes make no sense at some point.
  package struct Malformed: Error {
    package init() {}
  }

  private let bytes: [UInt8]
  private var position: Int
  private var strings: [String] = []

  package init(_ bytes: [UInt8], from position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  package var isAtEnd: Bool { position == bytes.count }

  package mutating func byte() throws(Malformed) -> UInt8 {
    guard position < bytes.count else { throw Malformed() }
    position += 1
    return bytes[position - 1]
  }

  package mutating func int() throws(Malformed) -> Int {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let next = try byte()
      guard shift < 64 else { throw Malformed() }
      value |= UInt64(next & 0x7F) << shift
      if next < 0x80 { break }
      shift += 7
    }
    return Int(Int64(bitPattern: value >> 1)) ^ -Int(value & 1)
  }

  /// A number of things or bytes, each of which takes a byte at least.
  package mutating func count() throws(Malformed) -> Int {
    let count = try int()
    guard count >= 0, count <= bytes.count - position else { throw Malformed() }
    return count
  }

  /// A ``CompactWriter/write(halves:)``.
  mutating func halves() throws(Malformed) -> UInt64 {
    let high = UInt64(try index(below: 1 << 32))
    return high << 32 | UInt64(try index(below: 1 << 32))
  }

  package mutating func index(below limit: Int) throws(Malformed) -> Int {
    let index = try int()
    guard (0..<limit).contains(index) else { throw Malformed() }
    return index
  }

  package mutating func int32() throws(Malformed) -> Int32 {
    guard let value = Int32(exactly: try int()) else { throw Malformed() }
    return value
  }

  package mutating func word() throws(Malformed) -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: 0, to: 64, by: 8) { value |= UInt64(try byte()) << UInt64(shift) }
    return value
  }

  package mutating func double() throws(Malformed) -> Double { Double(bitPattern: try word()) }
  package mutating func bool() throws(Malformed) -> Bool { try byte() != 0 }

  package mutating func string() throws(Malformed) -> String {
    let number = try int()
    if number >= 0, number < strings.count { return strings[number] }
    guard number == strings.count else { throw Malformed() }
    let count = try count()
    strings.append(String(decoding: bytes[position..<position + count], as: UTF8.self))
    position += count
    return strings[number]
  }

  package mutating func raw() throws(Malformed) -> [UInt8] {
    let count = try count()
    position += count
    return Array(bytes[position - count..<position])
  }

  package mutating func array<Value>(
    _ read: (inout CompactReader) throws(Malformed) -> Value
  ) throws(Malformed) -> [Value] {
    let count = try count()
    var values: [Value] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try read(&self)) }
    return values
  }

  package mutating func optional<Value>(
    _ read: (inout CompactReader) throws(Malformed) -> Value
  ) throws(Malformed) -> Value? {
    try bool() ? try read(&self) : nil
  }

  package mutating func value<Value: RawRepresentable<String>>(
    _ type: Value.Type
  ) throws(Malformed) -> Value {
    guard let value = Value(rawValue: try string()) else { throw Malformed() }
    return value
  }
}
