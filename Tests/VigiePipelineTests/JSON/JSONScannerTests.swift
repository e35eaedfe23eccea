import Testing

@testable import VigiePipeline

struct JSONScannerTests {
  /// The text at a place of a document, if it is a string.
  private static func text(_ pointer: String, _ json: String) throws -> String? {
    var tree = FieldTree()
    let slot = tree.add(try JSONPointer(pointer))
    var scanner = JSONScanner(tree)
    let bytes = Array(json.utf8)
    try scanner.scan(bytes, bytes.indices)
    guard let value = scanner.value(slot) else { return nil }
    guard case .string(let hasEscapes) = value.kind else {
      return "<\(String(decoding: bytes[value.range], as: UTF8.self))>"
    }
    let text = hasEscapes ? JSONText.decode(bytes, value.range) : Array(bytes[value.range])
    return String(decoding: text, as: UTF8.self)
  }

  static let places: [(pointer: String, json: String, text: String?)] = [
    ("text", #"{"text":"a"}"#, "a"), ("/text", #"{"text":"a"}"#, "a"),
    ("text", #"{"x":{"text":"a"}}"#, nil), ("text", #"{"x":[{"text":"a"}],"text":"b"}"#, "b"),
    ("/a/b", #"{"a":{"b":"c"}}"#, "c"), ("/a/b", #"{"b":"x","a":{"a":{"b":"y"},"b":"c"}}"#, "c"),
    ("/a/1", #"{"a":["x","y","z"]}"#, "y"), ("/a/1", #"{"a":{"1":"y"}}"#, "y"),
    ("/a/2", #"{"a":["x","y"]}"#, nil), ("/a/0/b", #"{"a":[{"b":"c"},{"b":"d"}]}"#, "c"),
    ("/a/10", #"{"a":[0,1,2,3,4,5,6,7,8,9,"ten"]}"#, "ten"), ("/a/01", #"{"a":["x","y"]}"#, nil),
    ("/a~1b", #"{"a/b":"c"}"#, "c"), ("/a~0b", #"{"a~b":"c"}"#, "c"), ("a/b", #"{"a/b":"c"}"#, "c"),
    ("/", #"{"":"c"}"#, "c"), ("/a/", #"{"a":{"":"c"}}"#, "c"),
    ("text", #"{"te\u0078t":"a"}"#, "a"), ("text", #"{"\u0074\u0065\u0078\u0074":"a"}"#, "a"),
    ("é", #"{"é":"a"}"#, "a"), ("é", #"{"\u00e9":"a"}"#, "a"), ("𝄞", #"{"\ud834\udd1e":"a"}"#, "a"),
    // The last one counts where a name occurs twice, on every level.
    ("text", #"{"text":"a","text":"b"}"#, "b"), ("text", #"{"text":"a","text":1}"#, "<1>"),
    ("/a/b", #"{"a":{"b":"x"},"a":{"b":"y"}}"#, "y"), ("/a/b", #"{"a":{"b":"x"},"a":{}}"#, nil),
    ("/a/b", #"{"a":{"b":"x"},"a":1}"#, nil), ("/a/0", #"{"a":["x"],"a":[]}"#, nil),
    // Other kinds.
    ("a", #"{"a":[1, {"b":2}]}"#, #"<[1, {"b":2}]>"#), ("a", #"{"a": { } }"#, "<{ }>"),
    ("a", #"{"a":-1.5e3 }"#, "<-1.5e3>"), ("a", #"{"a":null}"#, "<null>"), ("a", "[1]", nil),
    ("a", "\"a\"", nil), ("/0", #"["x"]"#, "x"),
    // Escapes.
    ("a", #"{"a":"\"\\\/\b\f\n\r\t\u0041"}"#, "\"\\/\u{8}\u{C}\n\r\tA"),
    ("a", #"{"a":"x\ud83d\ude39y"}"#, "x😹y"), ("a", #"{"a":"\ud83dx"}"#, "\u{FFFD}x"),
    ("a", #"{"a":"\ude39\ud83d"}"#, "\u{FFFD}\u{FFFD}"),
    ("a", #"{"a":"\ud83d\ud83d\ude39"}"#, "\u{FFFD}😹"),
    ("a", #"{"a":"\ud83d\u0041"}"#, "\u{FFFD}A"), ("a", #"{"a":"\\u0041"}"#, #"\u0041"#),
    ("a", #"{"a":"\u0000"}"#, "\0"), ("a", #"{"a":"12345678\n12345678"}"#, "12345678\n12345678"),
  ]

  @Test("a pointer leads to its value", arguments: places)
  func find(pointer: String, json: String, text: String?) throws {
    #expect(try Self.text(pointer, json) == text)
  }

  @Test("names that are repeated many times cost no more than others")
  func repeatedNames() throws {
    var tree = FieldTree()
    let text = tree.add(try JSONPointer("text"))
    let tags = tree.add(try JSONPointer("tags"), repeats: .all)
    var scanner = JSONScanner(tree)
    let count = 200_000
    let json = "{" + String(repeating: #""tags":0,"text":"a","#, count: count) + #""text":"b"}"#
    let bytes = Array(json.utf8)
    // Held against one another, they would take minutes.
    let time = try ContinuousClock().measure { try scanner.scan(bytes, bytes.indices) }
    #expect(time < .seconds(20))
    #expect(scanner.allValues.count == count && scanner.allValues.allSatisfy { $0.slot == tags })
    #expect(scanner.value(text).map { bytes[$0.range] } == [UInt8(ascii: "b")])
  }

  @Test("a pointer that is none says what is wrong")
  func malformed() {
    for text in ["", "/a~", "/a~2", "/~/b"] {
      #expect(throws: JSONPointer.Malformed.self) { try JSONPointer(text) }
    }
    #expect((try? JSONPointer("a/b"))?.description == "/a~1b")
  }

  static let faults: [(json: String, offset: Int, message: String)] = [
    (#"{"a":1"#, 6, "expected ',' or '}', but the line ends"),
    (#"{"a" 1}"#, 5, "expected ':', but found '1'"),
    (#"{"a":01}"#, 6, "expected no digit behind a leading 0, but found '1'"),
    (#"{"a":"b}"#, 5, "string is not closed"),
    (#"{"a":"\q"}"#, 6, #"expected an escape such as '\n' or '\u00e9'"#),
    (#"{"a":"\u12"}"#, 6, #"expected four hexadecimal digits after '\u'"#),
    (
      "{\"a\":\"\t\"}", 6,
      "expected no control character in a string, which is written as an escape, but found a tab"
    ),
    ("{} {}", 3, "expected one value a line, but found '{'"),
    ("[1}", 2, "expected ',' or ']', but found '}'"),
    ("{,", 1, "expected a name in double quotes, but found ','"),
    ("", 0, "expected a value, but the line ends"),
    ("[é]", 1, "expected a value, but found a character outside ASCII"),
  ]

  @Test("a mistake is told with its place", arguments: faults)
  func fault(json: String, offset: Int, message: String) throws {
    var scanner = JSONScanner(FieldTree())
    let bytes = Array(json.utf8)
    let fault = #expect(throws: JSONFault.self) { try scanner.scan(bytes, bytes.indices) }
    #expect(fault?.offset == offset)
    #expect(fault?.message == message)
  }

  @Test("a mistake in one text does no harm to the next")
  func reuse() throws {
    var tree = FieldTree()
    let slot = tree.add(try JSONPointer("a"))
    var scanner = JSONScanner(tree)
    let bad = Array(#"{"a":[[[{"a":"#.utf8)
    #expect(throws: JSONFault.self) { try scanner.scan(bad, bad.indices) }
    let good = Array(#"xx{"b":"c"}yy"#.utf8)
    try scanner.scan(good, 2..<good.count - 2)
    #expect(scanner.value(slot) == nil && scanner.kind == .object && scanner.end == good.count - 2)
  }
}
