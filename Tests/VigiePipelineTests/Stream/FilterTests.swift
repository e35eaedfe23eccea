import Diagnostics
import Foundation
import TestSupport
import Testing
import VigieOutput

@testable import VigiePipeline

struct FilterTests {
  private static let tag =
    #"[{"tag":"threat/meddling","label":"Meddling","confidence":0.XX,"central":0.XX,"status":"assigned","score":0.XX}]"#

  /// The output with numbers made equal.
  private static func plain(_ text: String) -> String {
    text.replacing(/(confidence|central|score)":-?[0-9.]+/) { "\($0.output.1)\":0.XX" }
  }

  private static func run(
    _ input: String, keepsDeadLetters: Bool = true,
    _ change: (inout FilterOptions) throws -> Void = { _ in }
  ) throws -> FilterHarness.Result {
    var options = try FilterHarness.options()
    options.dropsEvidence = true
    try change(&options)
    return try FilterHarness().filter(
      Array(input.utf8), options, keepsDeadLetters: keepsDeadLetters)
  }

  static let objects: [(input: String, output: String)] = [
    (#"{"text":"The election meddling."}"#, #"{"text":"The election meddling.","tags":@}"#),
    (#"{"text":"None."}"#, #"{"text":"None.","tags":[]}"#),
    (
      #" { "n" : 1.0 , "text":"\u0041" } "# + "\r",
      #" { "n" : 1.0 , "text":"\u0041" ,"tags":[]} "# + "\r"
    ),
    (
      #"{"tags":["mine"],"text":"The election meddling."}"#,
      #"{"tags":@,"text":"The election meddling."}"#
    ),
    (#"{"text":"None.", "tags" : {"a":[1]} }"#, #"{"text":"None.", "tags" : [] }"#),
    (#"{"tags":"","text":"None.","tags":null}"#, #"{"tags":[],"text":"None.","tags":[]}"#),
    (#"{"t\u0061gs":1,"text":"None."}"#, #"{"t\u0061gs":[],"text":"None."}"#),
    (#"{"text":"","x":{"tags":1}}"#, #"{"text":"","x":{"tags":1},"tags":[]}"#),
    (
      #"{"text":"None.","tags_incomplete":[{"rule":"r"}]}"#,
      #"{"text":"None.","tags_incomplete":[],"tags":[]}"#
    ),
    (
      #"{"title":"The election meddling.","text":""}"#,
      #"{"title":"The election meddling.","text":"","tags":@}"#
    ),
    (#"{"title":null,"text":"None."}"#, #"{"title":null,"text":"None.","tags":[]}"#),
  ]

  static let languages: [(record: String, isEnglish: Bool, doubt: String?)] = [
    (#"{"lang":"en","text":"The election meddling."}"#, true, nil),
    (#"{"lang":"\u0065n","text":"The election meddling."}"#, true, nil),
    (#"{"lang":"eng","text":"The election meddling."}"#, true, nil),
    (#"{"lang":null,"text":"The election meddling."}"#, true, nil),
    (#"{"lang":"","text":"The election meddling."}"#, true, nil),
    (#"{"lang":"fr","text":"The election meddling."}"#, false, nil),
    (#"{"lang":"\u0066r","text":"The election meddling."}"#, false, nil),
    (#"{"lang":["en"],"text":"The election meddling."}"#, true, nil),
    (#"{"lang":["fr", null, "\u0065n"],"text":"The election meddling."}"#, true, nil),
    (#"{"lang":["fr","de"],"text":"The election meddling."}"#, false, nil),
    (#"{"lang":[],"text":"The election meddling."}"#, true, nil),
    (#"{"lang":["xx","fr"],"text":"The election meddling."}"#, false, nil),
    (#"{"text":"The election meddling.","lang":[null, "klingon"]}"#, true, "klingon"),
    (#"{"lang":"sah","text":"The election meddling."}"#, false, nil),
    (#"{"lang":"klingon","text":"The election meddling."}"#, true, "klingon"),
    (#"{"text":"The election meddling.","lang":"\u0078x"}"#, true, "xx"),
  ]

  @Test("the language is read as other fields are, and what is none is told", arguments: languages)
  func language(record: String, isEnglish: Bool, doubt: String?) throws {
    let result = try Self.run("{\"text\":\"\"}\n\(record)\n\(record)")
    #expect(result.outcome.counts.tagged == (isEnglish ? 2 : 0))
    guard let doubt else { return #expect(result.events.isEmpty) }
    // Once, however often it is said.
    #expect(result.events.count == 1)
    guard case .doubtful(let line, let column, _, let code, let message)? = result.events.first
    else {
      Issue.record("\(result.events)")
      return
    }
    #expect(line == 2 && code.rawValue == "unknown-language")
    #expect(column == record.prefix { $0 != ":" }.count + 2 || record.hasPrefix(#"{"text"#))
    #expect(message == "'\(doubt)' is no language, expected a code such as 'en'")
  }

  @Test(
    "a language that is no string and no list of them is refused, as any other field",
    arguments: [
      ("5", 48, "'lang' is a number, expected a string"),
      (#"["en", 5]"#, 55, "'lang' holds a number, expected strings"),
      (#"[["en"]]"#, 49, "'lang' holds an array, expected strings"),
    ])
  func languageOfWrongType(value: String, column: Int, message: String) throws {
    let result = try Self.run(#"{"id":7,"text":"The election meddling.","lang":"# + value + "}")
    #expect(result.text.isEmpty)
    let letter = try #require(result.deadLetters.first)
    #expect(letter["reason"] as? String == "wrong-type" && letter["column"] as? Int == column)
    #expect(letter["message"] as? String == message)
  }

  @Test("tags are put into an object, and nothing else changes", arguments: objects)
  func object(input: String, output: String) throws {
    let result = try Self.run(input)
    #expect(Self.plain(result.text) == output.replacing("@", with: Self.tag) + "\n")
    #expect(result.deadLetters.isEmpty)
  }

  @Test("several fields of text, some of which may be missing, in places of their own")
  func fields() throws {
    let input = """
      {"a":{"b":"Election"},"c":["meddling.","The election meddling."]}
      {"a":{"b":"The election meddling."}}
      {"c":[1]}
      {"a":{"b":2}}
      """
    let result = try Self.run(input) { options in
      options.fields.texts = try ["/a/b", "/c/1"].map { try JSONPointer($0) }
      options.fields.tags = "found"
    }
    #expect(result.lines.count == 2)
    #expect(Self.plain(result.text).components(separatedBy: #""found":"# + Self.tag).count == 3)
    #expect(result.deadLetters.map { $0["reason"] as? String } == ["missing-text", "wrong-type"])
    #expect(result.deadLetters.map { $0["column"] as? Int } == [1, 11])
  }

  @Test(
    "a byte order mark alone is a blank line",
    arguments: ["\u{FEFF}", "\u{FEFF}\n", "\u{FEFF}\r\n\n"])
  func markAlone(input: String) throws {
    let result = try Self.run(input)
    #expect(result.text.isEmpty && result.deadLetters.isEmpty && result.outcome.counts.blank > 0)
    // Behind other lines it is no blank.
    #expect(try Self.run("{\"text\":\"None.\"}\n" + input).outcome.counts.allRefused == 1)
  }

  @Test("what is left out, and what is written of the tags, is chosen")
  func selection() throws {
    let input = "{\"text\":\"The election meddling.\"}\n{\"text\":\"None.\"}\n\n"
    let tagged = try Self.run(input) { $0.onlyTagged = true }
    #expect(tagged.lines.count == 1)
    #expect(tagged.outcome.counts.leftOut == 1 && tagged.outcome.counts.blank == 1)
    #expect(
      try Self.run(input) { $0.selection.tags = ["threat/hacking"] }.outcome.counts.tagged == 0)
    #expect(try Self.run(input) { $0.selection.tags = ["threat"] }.outcome.counts.tagged == 1)
    #expect(try Self.run(input) { $0.selection.minimumConfidence = 1 }.outcome.counts.tagged == 0)
    #expect(
      try Self.run(input) { $0.dropsEvidence = false }.text.contains(
        #""evidence":[{"rule":"en.first""#))
  }

  @Test("what cannot be tagged is reported where there is no file for it")
  func reports() throws {
    let result = try Self.run(
      "{\"text\":\"None.\"}\n{\"id\":7,\"text\":[]}\n", keepsDeadLetters: false)
    #expect(result.lines.count == 1)
    guard case .refused(let line, let column, let id, let code, let message)? = result.events.first
    else {
      Issue.record("nothing was reported")
      return
    }
    #expect(line == 2 && column == 16 && id == "7" && code.rawValue == "wrong-type")
    #expect(message == "'text' is an array, expected a string")
  }

  static let ids: [(line: String, id: String?)] = [
    (#"{"id":"a","text":"x""#, "a"), (#"{"text":1,"id":"b"}"#, "b"),
    (#"{"x":{"id":"c"},"text":"#, nil), (#"{"id":12"#, nil), (#"{"id":12,"#, "12"),
    (#"{"id":"a\u0062""#, "ab"), (#"{"id":"a"#, nil),
    (#"{"id":"long","text":""# + String(repeating: "x", count: 6000), "long"),
  ]

  @Test("a line that is refused keeps its id, as far as it can be read", arguments: ids)
  func idOfRefused(line: String, id: String?) throws {
    let result = try Self.run(line + "\n") { $0.maximumRecord = 5000 }
    #expect(result.deadLetters.map { $0["id"] as? String } == [id])
  }

  @Test(
    "a line that is too long is skipped without being held, wherever it is cut",
    arguments: [1, 7, 4096, 1 << 20])
  func tooLong(piece: Int) throws {
    let long = "{\"text\":\"" + String(repeating: "x", count: 100_000) + "\"}"
    let input = "{\"text\":\"a\"}\n\(long)\n{\"text\":\"b\"}\n\(long)"
    var options = try FilterHarness.options()
    options.maximumRecord = 5000
    let result = try FilterHarness().filter(Array(input.utf8), options, pieces: [piece])
    #expect(result.text == "{\"text\":\"a\",\"tags\":[]}\n{\"text\":\"b\",\"tags\":[]}\n")
    #expect(result.deadLetters.map { $0["line"] as? Int } == [2, 4])
    #expect(result.deadLetters.map { $0["length"] as? Int } == [long.utf8.count, long.utf8.count])
    #expect(
      result.deadLetters.map { $0["reason"] as? String } == ["line-too-long", "line-too-long"])
    #expect(result.deadLetters.allSatisfy { $0["truncated"] as? Bool == true })
    #expect((result.deadLetters.first?["raw"] as? String)?.utf8.count == 4096)
    #expect(result.outcome.counts.bytes == input.utf8.count)
  }

  @Test("lines of text become objects")
  func lines() throws {
    let input = Array("The \"election meddling\".\r\n\nNone.\n".utf8) + [0xFF]
    var options = try FilterHarness.options()
    options.format = .lines
    options.dropsEvidence = true
    let result = try FilterHarness().filter(input, options)
    #expect(
      Self.plain(result.text) == """
        {"text":"The \\"election meddling\\".","tags":\(Self.tag)}
        {"text":"None.","tags":[]}

        """)
    #expect(result.deadLetters.map { $0["raw_base64"] as? String } == ["/w=="])
    #expect(result.deadLetters.map { $0["reason"] as? String } == ["invalid-utf8"])
  }

  @Test("without order every record is still written once")
  func unordered() throws {
    let input = (0..<5000).map { "{\"n\":\($0),\"text\":\"The election meddling.\"}\n" }.joined()
    let ordered = try Self.run(input)
    let result = try Self.run(input) { $0.isOrdered = false }
    #expect(Set(result.lines) == Set(ordered.lines) && result.lines.count == 5000)
  }

  @Test("a record that was not searched to its end is written, says so, and is told")
  func incomplete() throws {
    let harness = try FilterHarness()
    let pattern = #"'(?:\w+\s?)+\d$'"#
    try harness.rules.write(
      "rules.yaml",
      SmallRules.rule(phrase: "x").replacing("{phrases: ['x']}", with: pattern)
        .replacing("['The x.']", with: "['x 1']"))
    let text = String(repeating: "abcdefgh ", count: 500) + "end"
    let input = "{\"id\":\"a\",\"text\":\"\(text)\"}\n{\"text\":\"None\",\"tags_incomplete\":1}\n"
    let result = try harness.filter(Array(input.utf8), try FilterHarness.options())
    #expect(result.lines.count == 2 && result.deadLetters.isEmpty)
    #expect(result.text.contains(#","tags":[],"tags_incomplete":[{"rule":"en.first","limit":""#))
    #expect(result.text.hasSuffix(#""tags_incomplete":[],"tags":[]}"# + "\n"))
    #expect(result.outcome.counts.incomplete == 1)
    guard case .incomplete(let line, let id, let rules)? = result.events.first else {
      Issue.record("nothing was told")
      return
    }
    #expect(line == 1 && id == "a" && rules == ["en.first"])
  }

  @Test("nothing in, nothing out", arguments: ["", "\n", " \r\n\n"])
  func nothing(input: String) throws {
    let result = try Self.run(input)
    #expect(result.output.isEmpty && result.deadLetters.isEmpty)
    #expect(result.outcome.counts.records == input.count { $0.isNewline })
  }
}
