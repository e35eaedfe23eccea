import Testing

@testable import VigiePipeline

/// Which texts are JSON, in the way of N. Seriot's "Parsing JSON is a Minefield": `y` must be accepted,
/// `n` must be refused, and of `i` RFC 8259 leaves the choice, which is written down here.
struct JSONConformanceTests {
  private static func accepts(_ text: [UInt8]) -> Bool {
    var scanner = JSONScanner(FieldTree())
    do {
      try scanner.scan(text, text.indices)
      return true
    } catch {
      return false
    }
  }

  static let accepted: [String] = [
    "{}", "[]", "[ ]", " [] ", "\t[\r\n]", "null", "true", "false", "0", "-0", "\"\"", "\" \"",
    #"{"":0}"#, #"{"a":[]}"#, #"{"a":null}"#, #"{"a":1,"b":2}"#, #"{"a":1,"a":1}"#, #"{ "a" : 1 }"#,
    #"{"a":{"a":{"a":{}}}}"#, "[[]]", "[[[]],[]]", "[null,1,\"1\",{}]", "[1,null,null,null,2]",
    "[0e+1]", "[0e1]", "[0E1]", "[0E-1]", "[0.5]", "[-0.0]", "[-1]", "[1E22]", "[1E-2]", "[1E+2]",
    "[123e65]", "[123.456e78]", "[1e-99999]", "[-1e99999]", "[100000000000000000000000000]",
    "[0.4e00669999999999999999999999999999999999999999999999999999999999999999]",
    #"["\"\\\/\b\f\n\r\t"]"#, #"["\u0041"]"#, #"["\u0000"]"#, #"["\uABcd"]"#, #"["\uD801\udc37"]"#,
    #"["\ud83d\ude39\ud83d\udc8d"]"#, #"["\uFFFF"]"#, #"["\u2028\u2029"]"#, #"["\u0012"]"#,
    #"["\u005C"]"#, #"["\u0022"]"#, "[\"\u{7F}\"]", "[\"a/*b*/c\"]", "[\"é€𝄞\"]", "[\"\u{2028}\"]",
    "[\"\u{10FFFF}\"]", "[\"\u{FEFF}\"]", "[\"\u{E000}\"]", "[\"new\u{A0}line\"]", "[\"asd \"]",
    #"[" eight by eight by eight \" by eight"]"#, #"["\\u0000"]"#, #"["\\\\\\\\"]"#,
  ]

  static let refused: [String] = [
    "", " ", "{", "}", "[", "]", "[}", "{]", "[1", "[1,", "[,", "[,1]", "[1,]", "[1,,2]", "[1,,]",
    "[1 2]", "[\"a\" \"b\"]", "[\"a\",", "[1]]", "[1]x", "[][]", "{}{}", "{}}", "{\"a\":1}}", "[]]",
    "1 2",
    "{\"a\"}", "{\"a\":}", "{\"a\" 1}", "{\"a\",1}", "{:1}", "{a:1}", "{'a':1}", "{1:1}",
    "{null:null}",
    "{\"a\":1,}", "{\"a\":1,,\"b\":2}", "{,}", "{\"a\":1 \"b\":2}", "{\"a\":1;\"b\":2}",
    "{\"a\":[}", "{\"a\"",
    "{\"a\":", "{\"a\":1", "{[]:1}", "{\"a\":1]", "{\"a\"::1}", "{\"a\":b}", "{\"a\":/*c*/1}",
    "[1]//c",
    "nul", "nulll", "Null", "NULL", "tru", "truE", "fals", "falsee", "undefined", "NaN", "[NaN]",
    "Infinity",
    "[-Infinity]", "[+1]", "[-]", "[--1]", "[- 1]", "[01]", "[-01]", "[00]", "[1.]", "[.5]",
    "[-.5]", "[1.e1]",
    "[0.e1]", "[1e]", "[1e+]", "[1eE2]", "[1e1.5]", "[1.2.3]", "[0x1]", "[0b1]", "[1_000]", "[1a]",
    "[1e1e1]",
    "[１]", "[-a]", "[1.a]", "[1+2]", "\"", "[\"]", "[\"a]", "[a\"]", "['a']", "[a]", #"["\"]"#,
    #"["\a"]"#,
    #"["\x41"]"#, #"["\u"]"#, #"["\u1"]"#, #"["\u12"]"#, #"["\u123"]"#, #"["\u123g"]"#,
    #"["\uD8"]"#,
    #"["\U0041"]"#, #"["\ "]"#, #"["\0"]"#, #"["\é"]"#, #"["\u{41}"]"#, #"["a\"#, #"["\u00A"]"#,
    "[\"a\nb\"]",
    "[\"a\tb\"]", "[\"a\0b\"]", "[\"a\rb\"]", "[\"\u{1F}\"]", "\u{A0}[]", "[\u{2060}]", "[\u{C}]",
    "[\u{B}]",
    "[\0]", "[]\0", "\u{FEFF}", "[\u{FEFF}]", "*", "<a>", "[<null>]", "é", "[é]", "\u{FF}",
    "[1,\n1\n,1",
    #"\u005B]"#, #"{"a":"b"}#"#, #"{"a":"b"}/**/"#, "[*]", "(1)", "[1:2]", "[\"\":1]", "abc",
    "[\\n]",
    #"["a":"b"]"#, "[1,1,1", "[{}", "{\"a\":\"b", "{\"a", "{\"", "[\"12345678", "[\"1234567\\",
    "[true, fals]",
  ]

  @Test("what is JSON is accepted", arguments: accepted)
  func accepts(_ text: String) { #expect(Self.accepts(Array(text.utf8))) }

  @Test("what is none is refused", arguments: refused)
  func refuses(_ text: String) { #expect(!Self.accepts(Array(text.utf8))) }

  /// Bytes within a string, and whether they are UTF-8.
  static let sequences: [([UInt8], Bool)] = [
    ([0xC2, 0x80], true), ([0xDF, 0xBF], true), ([0xE0, 0xA0, 0x80], true),
    ([0xED, 0x9F, 0xBF], true), ([0xEE, 0x80, 0x80], true), ([0xF0, 0x90, 0x80, 0x80], true),
    ([0xF4, 0x8F, 0xBF, 0xBF], true), ([0x80], false), ([0xBF], false), ([0xC0, 0x80], false),
    ([0xC1, 0xBF], false), ([0xC3], false), ([0xC3, 0x28], false), ([0xE0, 0x80, 0x80], false),
    ([0xE0, 0x9F, 0xBF], false), ([0xE2, 0x82], false), ([0xE2, 0x28, 0xA1], false),
    ([0xED, 0xA0, 0x80], false), ([0xED, 0xBF, 0xBF], false), ([0xF0, 0x80, 0x80, 0x80], false),
    ([0xF0, 0x8F, 0xBF, 0xBF], false), ([0xF0, 0x9F, 0x98], false),
    ([0xF4, 0x90, 0x80, 0x80], false), ([0xF5, 0x80, 0x80, 0x80], false), ([0xFE], false),
    ([0xFF], false), ([0xF8, 0x88, 0x80, 0x80, 0x80], false), ([0x61, 0x80], false),
  ]

  @Test("bytes that are not UTF-8 are told from other mistakes", arguments: sequences)
  func utf8(_ bytes: [UInt8], isValid: Bool) {
    for before in 0..<9 {
      let text = Array("\"".utf8) + Array(repeating: 0x20, count: before) + bytes + Array("\"".utf8)
      var scanner = JSONScanner(FieldTree())
      do {
        try scanner.scan(text, text.indices)
        #expect(isValid)
      } catch {
        #expect(!isValid)
        #expect(error.kind == .invalidUTF8 || bytes == [0xC3, 0x28])
      }
      #expect((UTF8Sequence.firstMistake(in: text.span, text.indices) == nil) == isValid)
    }
  }

  @Test("the choices that the standard leaves")
  func choices() {
    // Half a character as an escape is let through, and stays as it is.
    for text in [
      #"["\uD800"]"#, #"["\uDC00"]"#, #"["\uD800\uD800"]"#, #"["\uDd1ea"]"#, #"["\uD800\n"]"#,
    ] { #expect(Self.accepts(Array(text.utf8))) }
    // So are numbers of any size, and names that occur twice.
    #expect(Self.accepts(Array(("[1" + String(repeating: "0", count: 10_000) + "]").utf8)))
    #expect(Self.accepts(Array("[1e999999999999]".utf8)))
    #expect(Self.accepts(Array(#"{"a":1,"a":2}"#.utf8)))
    // A byte order mark is no part of the text; it is taken off before.
    #expect(!Self.accepts([0xEF, 0xBB, 0xBF] + Array("{}".utf8)))
  }

  @Test("nesting is limited, without recursion", arguments: ["[", "{\"a\":"])
  func nesting(_ opening: String) {
    let closing = opening == "[" ? "]" : "}"
    func nested(_ depth: Int, _ core: String) -> [UInt8] {
      Array(
        (String(repeating: opening, count: depth) + core
          + String(repeating: closing, count: depth)).utf8)
    }
    #expect(Self.accepts(nested(JSONScanner.deepest, "0")))
    #expect(!Self.accepts(nested(JSONScanner.deepest + 1, "0")))
    #expect(!Self.accepts(Array(String(repeating: opening, count: 1_000_000).utf8)))
  }
}
