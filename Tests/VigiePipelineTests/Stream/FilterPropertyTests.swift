import Foundation
import TestSupport
import Testing

@testable import VigiePipeline

/// Whatever comes in, each line comes out once, with no byte changed but for the tags.
struct FilterPropertyTests {
  static let seeds: [UInt64] = Array(1...20)
  /// For each seed; `VIGIE_FILTER_OBJECTS=5000` makes it 100,000 in all.
  private static let objects =
    ProcessInfo.processInfo.environment["VIGIE_FILTER_OBJECTS"].flatMap { Int($0) } ?? 1000

  @Test(
    "every generated line is accounted for, and nothing but the tags is other", arguments: seeds)
  func identity(seed: UInt64) throws {
    var generator = RecordGenerator(seed: seed)
    var input: [UInt8] = []
    var records: [(record: RecordGenerator.Record, line: Int, offset: Int)] = []
    var line = 0
    var blank = 0
    for number in 0..<Self.objects {
      var record = generator.record()
      if number == 0, record.code == nil, generator.chance(50) {
        // A byte order mark belongs to the first line.
        record.pieces[0] = [0xEF, 0xBB, 0xBF] + record.pieces[0]
        record.line = [0xEF, 0xBB, 0xBF] + record.line
      } else if generator.chance(3) {
        input += generator.pick(["\n", "  \n", "\r\n", "\t\n"]).utf8
        line += 1
        blank += 1
      }
      line += 1
      records.append((record, line, input.count))
      input += record.line + [UInt8(ascii: "\n")]
    }
    if generator.chance(50) { input.removeLast() }
    var options = try FilterHarness.options()
    options.dropsEvidence = true
    let pieces = (0..<7).map { _ in Int.random(in: 1..<100_000, using: &generator.random) }
    let result = try FilterHarness().filter(
      input, options, pieces: generator.chance(70) ? pieces : nil)

    var lines = result.lines[...]
    var letters = result.deadLetters[...]
    var mistakes: [String] = []
    for (record, number, offset) in records {
      if let code = record.code {
        let letter = letters.popFirst() ?? [:]
        let raw =
          letter["rawBytes"] as? [UInt8]
          ?? (letter["raw_base64"] as? String).flatMap { Data(base64Encoded: $0) }.map {
            [UInt8]($0)
          }
        if letter["reason"] as? String != code || letter["line"] as? Int != number
          || letter["offset"] as? Int != offset || raw != record.line
        {
          mistakes.append("line \(number): \(letter), expected \(code) at \(offset)")
        }
      } else {
        let output = lines.popFirst() ?? []
        if let mistake = Self.mistake(record, output) {
          mistakes.append("line \(number): \(mistake)")
        }
      }
    }
    #expect(mistakes.isEmpty, "seed \(seed): \(mistakes.prefix(3))")
    #expect(lines.isEmpty && letters.isEmpty, "seed \(seed)")
    let counts = result.outcome.counts
    #expect(counts.blank == blank && counts.records == line, "seed \(seed)")
    #expect(counts.bytes == input.count && result.outcome.lastLine == line, "seed \(seed)")
    #expect(counts.tagged == records.count { $0.record.isTagged && $0.record.code == nil })
  }

  /// What is wrong with the output of a record.
  private static func mistake(_ record: RecordGenerator.Record, _ output: [UInt8]) -> String? {
    let key = Array((record.hasTags ? "" : ",\"tags\":").utf8)
    let head = record.pieces[0] + key
    guard output.starts(with: head), output.reversed().starts(with: record.pieces[1].reversed()),
      output.count >= head.count + record.pieces[1].count + 2
    else { return String(decoding: output, as: UTF8.self) }
    let tags = Data(output[head.count..<output.count - record.pieces[1].count])
    guard let list = try? JSONSerialization.jsonObject(with: tags) as? [[String: Any]] else {
      return "no list of tags: \(String(decoding: tags, as: UTF8.self))"
    }
    let names = list.map { $0["tag"] as? String }
    guard names == (record.isTagged ? ["threat/meddling"] : []) else { return "tags are \(names)" }
    return nil
  }
}
