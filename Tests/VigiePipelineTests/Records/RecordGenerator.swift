import Foundation
import TestSupport

/// Objects as nasty as JSON allows, of which it is known what must come out.
struct RecordGenerator {
  var random: SplitMix64

  /// A line, and what becomes of it.
  struct Record {
    var line: [UInt8]
    /// The bytes before and behind the place where tags go, in order; empty for what must be refused.
    var pieces: [[UInt8]] = []
    /// Whether the object is without members, so that no comma comes before the tags.
    var isEmpty = false
    /// Whether `tags` is there already.
    var hasTags = false
    /// The texts, where the record can be tagged.
    var code: String?
    /// Whether it speaks of what the rules look for.
    var isTagged = false
  }

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[Int.random(in: 0..<choices.count, using: &random)]
  }

  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

  /// White space between tokens.
  mutating func space() -> String { chance(80) ? "" : pick([" ", "\t", "  ", " \t\r ", "\r"]) }

  mutating func number() -> String {
    pick([
      "0", "-0", "1e-400", "123456789012345678901234567890", "1.0", "1.10", "-1E+5", "0.1e1",
      String(repeating: "9", count: Int.random(in: 1..<400, using: &random)), "1e999",
      "0." + String(repeating: "3", count: 60),
    ])
  }

  /// The content of a string, without quotes.
  mutating func content() -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0..<12, using: &random) {
      text += pick([
        "a", "word ", "é", "漢字", "𝄞", "😹", #"\""#, #"\\"#, #"\/"#, #"\b\f\n\r\t"#, #"\u0000"#,
        #"\ud800"#, #"\uDC00"#, #"\ud83d\ude39"#, #"\u00e9"#, "\u{7F}", "\u{2028}", "{", "}", "[",
        ",", ":",
        #"\"tags\":[]"#, "0123456789", "\u{FEFF}", "\u{FFFD}", "'", "/", #"\\u0041"#, "        ",
      ])
    }
    return text
  }

  mutating func value(depth: Int) -> String {
    let kind = Int.random(in: 0..<(depth > 0 ? 8 : 5), using: &random)
    switch kind {
    case 0: return number()
    case 1: return pick(["true", "false", "null"])
    case 2...4: return "\"\(content())\""
    case 5, 6:
      let count = Int.random(in: 0..<4, using: &random)
      let items = (0..<count).map { _ in space() + value(depth: depth - 1) + space() }
      return "[" + (items.isEmpty ? space() : items.joined(separator: ",")) + "]"
    default:
      let count = Int.random(in: 0..<4, using: &random)
      let items = (0..<count).map { _ in
        space() + "\"\(name())\"" + space() + ":" + space() + value(depth: depth - 1) + space()
      }
      return "{" + (items.isEmpty ? space() : items.joined(separator: ",")) + "}"
    }
  }

  /// A name of a member that is none of those that matter.
  mutating func name() -> String {
    let known = ["text", "title", "tags", "tags_incomplete", "id", "language", "lang"]
    var name = pick(["a", "", "Text", "TAGS", "text ", #"te\/xt"#, "é", content()])
    if known.contains(name) { name = "x" }
    return name
  }

  mutating func deep() -> String {
    let depth = Int.random(in: 1..<900, using: &random)
    return String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
  }

  /// A record of any kind; one in ten cannot be tagged.
  mutating func record() -> Record { chance(10) ? refused() : good() }

  private mutating func good() -> Record {
    let isTagged = chance(30)
    // Tagged ones are plain, so that it is clear which language they are in.
    let text =
      isTagged
      ? pick(["The election meddling.", #"\u0054he \"election\u0020meddling\"\n."#]) : content()
    var members = [
      "\"\(chance(90) ? "text" : #"t\u0065xt"#)\"" + space() + ":" + space() + "\"\(text)\""
    ]
    for _ in 0..<Int.random(in: 0..<5, using: &random) {
      let value = chance(3) ? deep() : value(depth: 4)
      members.append("\"\(name())\"" + space() + ":" + space() + value)
    }
    if chance(20) { members.append("\"id\":\(chance(50) ? number() : "\"\(content())\"")") }
    // The last text counts: what comes before it does not, whatever it is.
    if chance(10) {
      members.shuffle(using: &random)
      members.insert("\"text\":\(value(depth: 2))", at: 0)
    } else {
      members.shuffle(using: &random)
    }
    let mark = "@TAGS@"
    let hasTags = chance(20)
    if hasTags {
      members.insert(
        "\"tags\"" + space() + ":" + space() + mark,
        at: Int.random(in: 0...members.count, using: &random))
    }
    let body = members.map { space() + $0 + space() }.joined(separator: ",")
    let before = space()
    let after = space() + (chance(20) ? "\r" : "")
    var record = Record(line: [])
    record.hasTags = hasTags
    record.isTagged = isTagged
    let whole = before + "{" + body + (hasTags ? "" : mark) + "}" + after
    record.pieces = whole.components(separatedBy: mark).map { Array($0.utf8) }
    let old = hasTags ? value(depth: 3) : ""
    record.line = record.pieces[0] + Array(old.utf8) + record.pieces[1]
    return record
  }

  private mutating func refused() -> Record {
    var record = Record(line: [])
    switch Int.random(in: 0..<7, using: &random) {
    case 0:
      record.line = Array("{\"text\":\"\(content())\"".utf8)
      record.code = "invalid-json"
    case 1:
      record.line = Array("{\"title\":\"\(content())\"}".utf8)
      record.code = "missing-text"
    case 2:
      record.line = Array("{\"text\":\(pick(["1", "[]", "{}", "true"]))}".utf8)
      record.code = "wrong-type"
    case 3:
      record.line =
        Array("{\"text\":\"".utf8) + [pick([0xFF, 0xC0, 0x80, 0xED])] + Array("\"}".utf8)
      record.code = "invalid-utf8"
    case 4:
      record.line = Array(pick(["[]", "\"text\"", "1", "null", "true"]).utf8)
      record.code = "not-an-object"
    case 5:
      record.line = Array(("{\"text\":\"\",\"a\":" + String(repeating: "[", count: 2000)).utf8)
      record.code = "nested-too-deeply"
    default:
      record.line = Array("{\"text\":\"a\0b\"}".utf8)
      record.code = "invalid-json"
    }
    return record
  }
}
