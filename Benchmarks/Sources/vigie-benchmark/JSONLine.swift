import Foundation

/// What the benchmarks say: a line of JSON each, at once.
enum JSONLine {
  static func print(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let line = try encoder.encode(value) + [UInt8(ascii: "\n")]
    try FileHandle.standardOutput.write(contentsOf: line)
  }
}

extension Duration {
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
