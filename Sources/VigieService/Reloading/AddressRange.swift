/// Addresses that begin with the same bits, as `10.0.0.0/8`.
package struct AddressRange: Sendable, Hashable {
  private let bytes: [UInt8]
  private let bits: Int

  package static let loopback = [AddressRange("127.0.0.0/8")!, AddressRange("::1")!]

  /// - Parameter text: an address of IPv4 or IPv6, with the number of bits that count or without.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, let bytes = Self.bytes(of: String(first)) else { return nil }
    self.bytes = bytes
    guard parts.count == 2 else {
      bits = bytes.count * 8
      return
    }
    guard let bits = Int(parts[1]), (0...bytes.count * 8).contains(bits) else { return nil }
    self.bits = bits
  }

  /// - Parameter address: as text.
  func contains(_ address: String) -> Bool {
    guard let other = Self.bytes(of: address), other.count == bytes.count else { return false }
    return (0..<bits).allSatisfy { bit in
      let difference: UInt8 = bytes[bit / 8] ^ other[bit / 8]
      let mask: UInt8 = 0x80 >> UInt8(bit % 8)
      return difference & mask == 0
    }
  }

  /// Four bytes, or sixteen; an IPv4 address in IPv6 clothes has four.
  private static func bytes(of text: String) -> [UInt8]? {
    guard text.contains(":") else { return version4(text) }
    // What follows a percent sign says by which interface the address is reached.
    let address = text.prefix { $0 != "%" }
    guard let gap = address.firstRange(of: "::") else {
      return groups(address).flatMap { $0.count == 16 ? unwrapped($0) : nil }
    }
    // Four bytes in the style of IPv4 stand at the end only.
    guard !address[..<gap.lowerBound].contains("."),
      let head = groups(address[..<gap.lowerBound]),
      let tail = groups(address[gap.upperBound...]), head.count + tail.count <= 14
    else { return nil }
    return unwrapped(head + Array(repeating: 0, count: 16 - head.count - tail.count) + tail)
  }

  private static func groups(_ text: Substring) -> [UInt8]? {
    if text.isEmpty { return [] }
    var bytes: [UInt8] = []
    let groups = text.split(separator: ":", omittingEmptySubsequences: false)
    for (number, group) in groups.enumerated() {
      if group.contains("."), number == groups.count - 1, let last = version4(String(group)) {
        bytes += last
      } else if (1...4).contains(group.count), let value = UInt16(group, radix: 16) {
        bytes += [UInt8(value >> 8), UInt8(value & 0xFF)]
      } else {
        return nil
      }
    }
    return bytes
  }

  private static func version4(_ text: String) -> [UInt8]? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let bytes = parts.compactMap { $0.allSatisfy(\.isNumber) ? UInt8($0) : nil }
    return parts.count == 4 && bytes.count == 4 ? bytes : nil
  }

  private static func unwrapped(_ bytes: [UInt8]) -> [UInt8] {
    let isWrapped = bytes.prefix(12) == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
    return isWrapped ? Array(bytes.suffix(4)) : bytes
  }
}
