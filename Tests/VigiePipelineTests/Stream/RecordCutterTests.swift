import Diagnostics
import TestSupport
import Testing

@testable import VigiePipeline

/// Tables are cut the same way however they come, and in time that grows as they do.
struct RecordCutterTests {
  /// Cuts bytes that come in pieces.
  private static func batches(
    _ bytes: [UInt8], pieces: [Int], longest: Int, batchSize: Int = 1 << 16,
    head: Int = 4096
  ) -> [Batch] {
    var cutter = RecordCutter(
      .unquotedLineFeed(delimiter: UInt8(ascii: ",")), maximumLength: longest, batchSize: batchSize,
      longestHead: head)
    var batches: [Batch] = []
    var start = 0
    var number = 0
    while start < bytes.count {
      let end = min(bytes.count, start + pieces[number % pieces.count])
      cutter.add(bytes[start..<end])
      while cutter.hasFullBatch, let batch = cutter.takeBatch() { batches.append(batch) }
      start = end
      number += 1
    }
    cutter.finish()
    while let batch = cutter.takeBatch() { batches.append(batch) }
    return batches
  }

  /// The records as text; damaged ones with the code in front.
  private static func records(_ batches: [Batch]) -> [String] {
    batches.flatMap { batch in
      batch.records.map { record in
        let code = record.damage.map { "\($0.refusal.code.rawValue)@\($0.refusal.offset):" } ?? ""
        return "\(record.line) \(code)\(String(decoding: batch.bytes[record.range], as: UTF8.self))"
      }
    }
  }

  static let tables: [(input: String, records: [String])] = [
    ("a,b\n\"c\nd\",e\n", ["1 a,b", "2 \"c\nd\",e"]),
    ("5\" disk,a\"b\"\n\"c\"d,e\n", ["1 5\" disk,a\"b\"", "2 \"c\"d,e"]),
    ("\"a\"\"\n\"\"b\",c\n", ["1 \"a\"\"\n\"\"b\",c"]),
    ("\"a\r\nb\"\r\nc\n", ["1 \"a\r\nb\"\r", "3 c"]),
    // A stray quote takes no other row with it.
    ("1,\"a\n2,\"b\n3,c\n", ["1 unclosed-quote@2:1,\"a", "2 unclosed-quote@2:2,\"b", "3 3,c"]),
    ("1,\"a\n2,b\n3,\"c\"\n", ["1 unclosed-quote@2:1,\"a", "2 2,b", "3 3,\"c\""]),
    ("1,\"a\nb\" c,2\n", ["1 unclosed-quote@2:1,\"a", "2 b\" c,2"]),
    ("\"x\" y,\"a\nb\"\n", ["1 unclosed-quote@6:\"x\" y,\"a", "2 b\""]),
    ("1,\"a\n\"", ["1 1,\"a\n\""]),
    ("1,\"a\nb", ["1 unclosed-quote@2:1,\"a", "2 b"]),
  ]

  @Test("a row of several lines keeps to RFC 4180, or is none", arguments: tables)
  func table(input: String, records: [String]) {
    for pieces in [[1], [3, 2], [100]] {
      let batches = Self.batches(Array(input.utf8), pieces: pieces, longest: 1000)
      #expect(Self.records(batches) == records)
    }
  }

  @Test(
    "what is too long ends with its line, whatever quotes are in it", arguments: [100, 1 << 20])
  func tooLong(piece: Int) {
    let long = "1,\"" + String(repeating: "x", count: 20_000) + "\",\"open"
    let rows = (2..<100).map { "\($0),a" }
    let text = ([long] + rows + [""]).joined(separator: "\n")
    let batches = Self.batches(Array(text.utf8), pieces: [piece], longest: 6000)
    let head = long.prefix(4096)
    #expect(
      Self.records(batches) == ["1 line-too-long@0:\(head)"]
        + rows.map { "\($0.dropLast(2)) \($0)" })
    #expect(batches.last?.end == StreamPosition(lines: 99, bytes: text.utf8.count))
  }

  static let interruptions: [(input: String, records: [String])] = [
    ("1,a\n2,b", ["1 1,a", "2 interrupted-line@0:2,b"]),
    ("1,a\n", ["1 1,a"]),
    ("1,\"a\n2,b\n3,c", ["1 unclosed-quote@2:1,\"a", "2 2,b", "3 interrupted-line@0:3,c"]),
    ("1,\"a\nb\"", ["1 interrupted-line@0:1,\"a\nb\""]),
  ]

  @Test("what a signal cuts off is refused, and no whole row before it", arguments: interruptions)
  func interruption(input: String, records: [String]) {
    var cutter = RecordCutter(
      .unquotedLineFeed(delimiter: UInt8(ascii: ",")), maximumLength: 100)
    cutter.add(Array(input.utf8))
    cutter.interrupt()
    var batches: [Batch] = []
    while let batch = cutter.takeBatch() { batches.append(batch) }
    #expect(Self.records(batches) == records)
  }

  @Test("pieces and batches make no difference", arguments: Array(1...40 as ClosedRange<UInt64>))
  func pieces(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let signs = Array("ab,,\"\"\"\n\n\r".utf8)
    for _ in 0..<100 {
      let bytes = (0..<Int.random(in: 0..<60, using: &random)).map { _ in
        signs.randomElement(using: &random)!
      }
      let longest = Int.random(in: 1..<40, using: &random)
      let head = Int.random(in: 1..<20, using: &random)
      let whole = Self.batches(bytes, pieces: [1000], longest: longest, head: head)
      #expect(
        Self.records(whole) == PlainCutter.records(bytes, longest: longest, head: head),
        "\(bytes) \(longest)")
      let sizes = (0..<5).map { _ in Int.random(in: 1..<9, using: &random) }
      let cut = Self.batches(bytes, pieces: sizes, longest: longest, batchSize: 10, head: head)
      #expect(Self.records(cut) == Self.records(whole), "\(bytes) \(longest) \(sizes)")
      for batches in [whole, cut] {
        #expect((batches.last?.end.bytes ?? 0) == bytes.count)
        let lines =
          bytes.count { $0 == UInt8(ascii: "\n") } + (bytes.last.map { $0 == 10 ? 0 : 1 } ?? 0)
        #expect((batches.last?.end.lines ?? 0) == lines)
      }
    }
  }

  static let hostile: [(name: String, line: String)] = [
    ("a stray quote in each line", "1,\"open\n"),
    ("a line that leaves a quote open however it begins", "a\",\"open\n"),
    ("nothing but quotes", "\"\"\",\"\"\n"),
    ("quotes in the middle of fields", "a\"b,c\"d\n"),
    ("an empty line behind a quote", "\"\n\n\n\n"),
  ]

  @Test(
    "stray quotes cost no more than other bytes", .timeLimit(.minutes(1)), arguments: hostile)
  func linear(name: String, line: String) {
    let text = "first,\"open\n" + String(repeating: line, count: (1 << 20) / line.utf8.count)
    let batches = Self.batches(Array(text.utf8), pieces: [1 << 16], longest: 1 << 24)
    #expect(batches.last?.end.bytes == text.utf8.count)
    #expect(batches.allSatisfy { $0.bytes.count < 1 << 17 })
  }
}

/// Cuts as `RecordCutter` does, in a way that can be read at a glance and takes its time.
enum PlainCutter {
  static func records(_ bytes: [UInt8], longest: Int, head: Int) -> [String] {
    var records: [String] = []
    var start = 0
    var line = 1
    while start < bytes.count {
      let rest = bytes[start...]
      let first = rest.firstIndex(of: 10) ?? bytes.count
      var end = first
      var damage = ""
      if let open = isOpen(bytes, start, first) {
        if let last = rowEnd(bytes, start, first), last - start <= longest {
          end = last
        } else {
          damage = "unclosed-quote@\(open - start):"
        }
      }
      let range = start..<end
      let isTooLong = range.count > longest
      if isTooLong { damage = "line-too-long@0:" }
      if !damage.isEmpty || !bytes[range].allSatisfy({ [9, 13, 32].contains($0) }) {
        records.append(
          "\(line) \(damage)\(String(decoding: bytes[isTooLong ? range.prefix(head) : range], as: UTF8.self))"
        )
      }
      line += 1 + bytes[range].count { $0 == 10 }
      start = end + 1
    }
    return records
  }

  /// The place of the quote that the line leaves open.
  private static func isOpen(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
    var field = start
    var state = QuoteState.fieldStart
    for index in start..<end {
      if bytes[index] == UInt8(ascii: ","), state != .quoted { field = index + 1 }
      state.advance(bytes[index], delimiter: UInt8(ascii: ","))
    }
    return state == .quoted ? field : nil
  }

  private static func rowEnd(_ bytes: [UInt8], _ start: Int, _ first: Int) -> Int? {
    var state = QuoteState.fieldStart
    for index in start..<bytes.count {
      if bytes[index] == 10, state != .quoted { return index }
      if state.isText(bytes[index], delimiter: UInt8(ascii: ",")) { return nil }
      state.advance(bytes[index], delimiter: UInt8(ascii: ","))
    }
    return state == .quoted ? nil : bytes.count
  }
}
