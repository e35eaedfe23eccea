internal import Foundation

/// How far a file has been filtered into another, kept so that a later run can go on from there.
struct Checkpoint: Codable, Hashable {
  static let currentFormat = 2

  struct Input: Codable, Hashable {
    var path: String
    var lines: Int
    var bytes: Int
    /// Of the bytes just before the place: tells whether it is still the same file.
    var digest: String
  }

  struct Output: Codable, Hashable {
    var path: String
    var bytes: Int
  }

  var format = Self.currentFormat
  var input: Input
  var output: Output
  var deadLetters: Output?
  /// The options that the output depends on, by their names.
  var settings: [String: String]
  /// The fingerprint of the rules in force.
  var rules: String
  /// Of all runs together.
  var counts: FilterCounts

  init(
    input: Input, output: Output, deadLetters: Output?, settings: [String: String], rules: String,
    counts: FilterCounts
  ) {
    self.input = input
    self.output = output
    self.deadLetters = deadLetters
    self.settings = settings
    self.rules = rules
    self.counts = counts
  }

  /// Whether the numbers can be those of files.
  var isSound: Bool {
    let numbers = [input.lines, input.bytes, output.bytes, deadLetters?.bytes ?? 0]
    return numbers.allSatisfy { (0...1 << 60).contains($0) } && counts.areSound
  }

  func encoded() -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    // Numbers and strings can always be encoded.
    return ((try? encoder.encode(self)).map { [UInt8]($0) } ?? []) + [UInt8(ascii: "\n")]
  }
}

extension Checkpoint.Input {
  private static let digestedBytes = 4096

  /// A digest of what comes before a place in a file (FNV-1a, 64 bits).
  static func digest(of file: Descriptor, before end: Int) throws(SystemFailure) -> String {
    let start = max(0, end - digestedBytes)
    try file.seek(to: start)
    var bytes = [UInt8](repeating: 0, count: end - start)
    var digest: UInt64 = 0xcbf2_9ce4_8422_2325
    var left = end - start
    while left > 0 {
      let count = try file.read(into: &bytes)
      guard count > 0 else { break }
      for byte in bytes.prefix(min(count, left)) {
        digest = (digest ^ UInt64(byte)) &* 0x100_0000_01b3
      }
      left -= min(count, left)
    }
    return String(digest, radix: 16)
  }
}
