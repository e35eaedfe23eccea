import Foundation
import Testing
import VigieInput

@testable import VigiePipeline

struct TableFilterTests {
  private static func run(
    _ input: String, pieces: [Int]? = nil, _ change: (inout FilterOptions) throws -> Void = { _ in }
  ) throws -> FilterHarness.Result {
    var options = try FilterHarness.options()
    options.format = .csv
    options.writesObjects = false
    options.dropsEvidence = true
    try change(&options)
    return try FilterHarness().filter(Array(input.utf8), options, pieces: pieces)
  }

  static let tables: [(input: String, output: String)] = [
    (
      "id,text\n1,The election meddling.\n2,None.\n",
      "id,text,tags\n1,The election meddling.,threat/meddling\n2,None.,\n"
    ),
    (
      "text,note\r\n\"The \"\"election\nmeddling\"\".\",\"a,b\"\r\nNone.,\r\n",
      "text,note,tags\r\n\"The \"\"election\nmeddling\"\".\",\"a,b\",threat/meddling\r\nNone.,,\r\n"
    ),
    (
      "tags,text\nold,The election meddling.\n\"o\"\"ld\",None.\n",
      "tags,text\nthreat/meddling,The election meddling.\n,None.\n"
    ),
    ("\u{FEFF}text\nNone.", "\u{FEFF}text,tags\nNone.,\n"),
    ("\"text\",5\" disk\nNone.,6\" disk\n", "\"text\",5\" disk,tags\nNone.,6\" disk,\n"),
    ("text\n", "text,tags\n"), ("", ""),
  ]

  @Test("tags are put into a column, and nothing else changes", arguments: tables)
  func table(input: String, output: String) throws {
    for pieces in [nil, [1], [3, 5]] {
      let result = try Self.run(input, pieces: pieces)
      #expect(result.text == output)
      #expect(result.deadLetters.isEmpty)
    }
  }

  @Test("the language of a row that is no code is told, and the text tells it then")
  func unknownLanguage() throws {
    let result = try Self.run(
      "text,lang\nThe election meddling.,English\nThe election meddling.,en\n"
        + "The election meddling.,fr\nThe election meddling.,\n")
    #expect(result.outcome.counts.tagged == 3 && result.events.count == 1)
    guard case .doubtful(2, 24, _, .unknownLanguage, _)? = result.events.first else {
      Issue.record("\(result.events)")
      return
    }
  }

  @Test("a row of empty fields is a row, whatever separates them")
  func emptyFields() throws {
    #expect(try Self.run("text,n\n,\n").text == "text,n,tags\n,,\n")
    let tabs = try Self.run("text\tn\n\t\nNone.\t\n") { $0.format = .tsv }
    #expect(tabs.text == "text\tn\ttags\n\t\t\nNone.\t\t\n" && tabs.outcome.counts.blank == 0)
  }

  @Test("tabs separate as commas do")
  func tabs() throws {
    let result = try Self.run("text\tn\nThe election meddling.\t1,2\n") { $0.format = .tsv }
    #expect(result.text == "text\tn\ttags\nThe election meddling.\t1,2\tthreat/meddling\n")
  }

  @Test("rows are written as objects if that is asked for")
  func objects() throws {
    let result = try Self.run("id,text\n1,\"a \"\"b\"\"\nc\"\n") { $0.writesObjects = true }
    #expect(result.text == #"{"id":"1","text":"a \"b\"\nc","tags":[]}"# + "\n")
  }

  @Test(
    "rows that do not fit the header, and quotes without an end, are refused and swallow nothing else"
  )
  func damage() throws {
    let input = "id,text\n1,None.\n2\n3,\"open\n4,None.\n5,a,b\n6,None.\n"
    for pieces in [nil, [1], [7]] {
      let result = try Self.run(input, pieces: pieces)
      #expect(result.text == "id,text,tags\n1,None.,\n4,None.,\n6,None.,\n")
      #expect(result.deadLetters.map { $0["line"] as? Int } == [3, 4, 6])
      #expect(
        result.deadLetters.map { $0["reason"] as? String }
          == ["column-count", "unclosed-quote", "column-count"])
      #expect(result.deadLetters.map { $0["raw"] as? String } == ["2", "3,\"open", "5,a,b"])
    }
  }

  @Test("rows that stray quotes would join are refused, each with the place of its quote")
  func strayQuotes() throws {
    let input = "id,text\n1,\"open\n2,\"open\n3,\"a\nb\" c\n4,\"None.\"\n"
    let result = try Self.run(input)
    #expect(result.text == "id,text,tags\n4,\"None.\",\n")
    #expect(result.deadLetters.map { $0["line"] as? Int } == [2, 3, 4, 5])
    #expect(result.deadLetters.map { $0["column"] as? Int } == [3, 3, 3, 1])
    #expect(
      result.deadLetters.map { $0["message"] as? String } == [
        "a quoted field has no end: text follows the next quote",
        "a quoted field has no end: text follows the next quote",
        "a quoted field has no end: text follows the next quote",
        "row has 1 column, expected 2 as in the header",
      ])
  }

  @Test(
    "a quote without an end swallows no more than the longest record", arguments: [1 << 16, 100])
  func openQuote(piece: Int) throws {
    let rows = (0..<500).map { "\($0),None.\n" }.joined()
    let result = try Self.run("id,text\nx,\"open\n" + rows, pieces: [piece]) {
      $0.maximumRecord = 1000
    }
    #expect(result.lines.count == 501)
    #expect(result.deadLetters.map { $0["reason"] as? String } == ["unclosed-quote"])
  }

  @Test("a column tells rows apart in messages and dead letters")
  func identifiers() throws {
    let input = "ref,text,n\nr1,None.,1\nr2,None.\n\"r\"\"3\",\u{FF}None.,1\n,None.\n"
    let bytes = Array(input.utf8).split(separator: [0xC3, 0xBF]).joined(separator: [0xFF])
    var options = try FilterHarness.options()
    options.format = .csv
    options.writesObjects = false
    options.fields.id = try JSONPointer("ref")
    options.fields.given = [try JSONPointer("ref")]
    let result = try FilterHarness().filter(Array(bytes), options)
    #expect(result.deadLetters.map { $0["id"] as? String } == ["r2", "r\"3", nil])
    #expect(
      result.deadLetters.map { $0["reason"] as? String }
        == ["column-count", "invalid-utf8", "column-count"])
    let reported = try FilterHarness().filter(Array(bytes), options, keepsDeadLetters: false)
    let ids = reported.events.map { event in
      if case .refused(_, _, let id, _, _) = event { id } else { Optional("no refusal") }
    }
    #expect(ids == ["r2", "r\"3", nil])
  }

  @Test("of a row that has not the columns of the header, only the first column is sure")
  func uncertainIdentifier() throws {
    let result = try Self.run("text,id\nNone.,1\na, b,2\nNone.\n")
    #expect(result.deadLetters.count == 2)
    #expect(result.deadLetters.allSatisfy { $0["id"] == nil })
  }

  @Test(
    "a column that was asked for has to be there; one that is taken unasked does not",
    arguments: ["--title-field", "--lang-field", "--id-field"])
  func missing(option: String) throws {
    func run(_ name: String, isGiven: Bool) throws -> FilterHarness.Result {
      try Self.run("text,headline\nNone.,x\n") { options in
        let pointer = try JSONPointer(name)
        switch option {
        case "--title-field": options.fields.title = pointer
        case "--lang-field": options.fields.languages = [pointer]
        default: options.fields.id = pointer
        }
        if isGiven { options.fields.given = [pointer] }
      }
    }
    #expect(try run("headlin", isGiven: false).lines.count == 2)
    #expect(try run("headline", isGiven: true).lines.count == 2)
    let failure = #expect(throws: FilterFailure.self) { try run("headlin", isGiven: true) }
    #expect(
      failure?.message.contains(
        "there is no column 'headlin'; did you mean 'headline'? the columns are 'text', 'headline' "
          + "(choose with \(option))") == true)
  }

  @Test("blank lines may come before the header, and long before it", arguments: [1, 2, 100])
  func blankBeginning(piece: Int) throws {
    let input = "\n \n\r\n" + "id,text\n1,None.\n"
    let result = try Self.run(input, pieces: [piece])
    #expect(result.text == "id,text,tags\n1,None.,\n")
    #expect(result.outcome.counts.blank == 3 && result.outcome.counts.bytes == input.utf8.count)
  }

  @Test("a header without the columns asked for says which there are")
  func header() throws {
    for (input, message) in [
      ("id,body\n1,a\n", "there is no column 'text'; the columns are 'id', 'body'"),
      ("text,text\n1,a\n", "two columns are named 'text'"),
    ] {
      let failure = #expect(throws: FilterFailure.self) { try Self.run(input) }
      #expect(failure?.message.contains(message) == true)
      #expect(failure?.mistake == .init(line: 1, column: 1))
    }
    let open = #expect(throws: FilterFailure.self) { try Self.run("\nid,\"text\n1,a\n") }
    #expect(open?.mistake == .init(line: 2, column: 4))
  }
}
