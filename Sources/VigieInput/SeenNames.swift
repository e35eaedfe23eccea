/// Names that came up before, kept as 64-bit hashes, so that millions of them take little room.
struct SeenNames {
  enum Finding {
    case new
    case known
  }

  private var hashes: Set<UInt64> = []

  mutating func insert(_ name: String) -> Finding {
    // FNV-1a, the same on every run.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return hashes.insert(hash).inserted ? .new : .known
  }
}
