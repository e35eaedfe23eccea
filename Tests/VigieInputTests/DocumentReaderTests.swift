import Diagnostics
import Foundation
import Testing
import VigieCore

@testable import VigieInput

@Suite struct DocumentReaderTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Everything that comes of some paths, a line each, with the folder's own path left out.
  func read(_ paths: [String], _ options: InputOptions = .init()) -> [String] {
    let reader = DocumentReader(
      paths: paths.map { $0 == "-" ? $0 : folder.path($0) }, options: options)
    var lines: [String] = []
    while let result = reader.next() {
      switch result {
      case .success(let document):
        lines.append("\(document.metadata.id ?? "-") \(document.original.count)")
      case .failure(let problem): lines.append(Self.line(problem.diagnostic))
      }
      lines += reader.takeWarnings().map(Self.line)
    }
    lines += reader.takeWarnings().map(Self.line)
    return lines.map { $0.replacing(folder.url.path + "/", with: "") }
  }

  static func line(_ diagnostic: Diagnostic) -> String {
    "\(diagnostic.location): \(diagnostic.severity): \(diagnostic.message) [\(diagnostic.code.rawValue)]"
  }

  @Test("in folders, files that tell of the others are left out with a word")
  func notes() throws {
    for name in ["in/README.md", "in/a.txt", "in/b.md", "in/r/readme", "in/r/c.md", "in/r/d.txt"] {
      try folder.write("Text.", to: name)
    }
    try folder.write("{\"text\": \"Record.\"}\n", to: "in/r/e.ndjson")
    try folder.write("Text.", to: "in/readme.d/f.txt")
    let left = "warning: it tells of the files beside it, and is left out; name it to have it read"
    #expect(
      read(["in", "in/README.md"]).sorted()
        == [
          "in/README.md 5", "in/README.md: \(left) [folder-notes]", "in/a.txt 5", "in/b.md 5",
          "in/r/c.md: \(left) [folder-notes]", "in/r/d.txt 5", "in/r/e.ndjson:1 7",
          "in/r/readme: \(left) [folder-notes]", "in/readme.d/f.txt 5",
        ])
  }

  @Test("names that differ in their bytes are different folders")
  func exactNames() throws {
    for name in ["in/\u{E9}/a.txt", "in/e\u{301}/b.txt"] { try folder.write("Text.", to: name) }
    #expect(read(["in"]).count { $0.hasSuffix(" 5") } == 2)
  }

  @Test("a file is read once, however often a glob comes by it")
  func doubledGlob() throws {
    for name in ["in/a/b/c.txt", "in/d.txt"] { try folder.write("Text.", to: name) }
    #expect(read(["in/**/**/*.txt"]) == ["in/d.txt 5", "in/a/b/c.txt 5"])
  }

  @Test("a list of all codes of languages that there are is read in no time")
  func manyLanguages() throws {
    let letters = "abcdefghijklmnopqrstuvwxyz".map(String.init)
    let codes = letters.flatMap { a in letters.flatMap { b in letters.map { "\"\(a)\(b)\($0)\"" } }
    }
    let list = Array(repeating: codes.joined(separator: ","), count: 20).joined(separator: ",")
    try folder.write(#"{"text":"Text.","lang":[\#(list)]}"# + "\n", to: "l.ndjson")
    let time = ContinuousClock().measure { #expect(read(["l.ndjson"]) == ["l.ndjson:1 5"]) }
    // Each held against all before, it would take minutes.
    #expect(time < .seconds(20))
  }

  @Test("a table that is read as one text is told, unless that was asked for")
  func tables() throws {
    try folder.write("id,text\n1,Text.\n", to: "t.csv")
    #expect(
      read(["t.csv"]) == [
        "t.csv 16",
        "t.csv: warning: a table is read as one text; of each row alone, "
          + "'vigie filter --input-format csv' tells [table-as-text]",
      ])
    #expect(read(["t.csv"], .init(format: .text)) == ["t.csv 16"])
  }

  @Test func foldersAreWalkedInOrder() throws {
    try folder.write("Text two.", to: "in/b.txt")
    try folder.write("Text one.", to: "in/a/deep.txt")
    try folder.write("Hidden.", to: "in/.hidden.txt")
    try folder.write("Text three.", to: "in/c.md")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("in/a/loop"), withDestinationPath: folder.path("in"))
    #expect(
      read(["in"]) == [
        "in/a/deep.txt 9",
        "in/b.txt 9",
        "in/a/loop: warning: folder was read before and is not read again [folder-seen-before]",
        "in/c.md 11",
      ])
  }

  @Test func globsAreExpanded() throws {
    for name in ["x/1.txt", "x/2.txt", "x/3.md", "y/z/4.txt", "[odd].txt"] {
      try folder.write("Text.", to: name)
    }
    #expect(read(["x/*.txt"]) == ["x/1.txt 5", "x/2.txt 5"])
    #expect(read(["x/[!12].*"]) == ["x/3.md 5"])
    #expect(read(["**/4.txt"]) == ["y/z/4.txt 5"])
    #expect(read(["[odd].txt"]) == ["[odd].txt 5"])
    #expect(
      read(["*.pdf"]) == [
        "*.pdf: error: no file matches '\(folder.path("*.pdf"))' [no-such-file]".replacing(
          folder.url.path + "/", with: "")
      ])
  }

  @Test func whatCannotBeReadIsSaid() throws {
    try folder.write("", to: "empty.txt")
    try folder.write(" \n\n", to: "blank.txt")
    try folder.write([0x89, 0x50, 0x4E, 0x47, 0, 0, 0], to: "image.png")
    try FileManager.default.createDirectory(
      atPath: folder.path("nothing"), withIntermediateDirectories: true)
    try folder.write("Good.", to: "good.txt")
    #expect(
      read(["absent.txt", "empty.txt", "blank.txt", "image.png", "nothing", "good.txt"]) == [
        "absent.txt: error: no such file or folder [no-such-file]",
        "empty.txt: error: file is empty [empty-input]",
        "blank.txt: error: file has nothing but white space [empty-input]",
        "image.png: error: this is a picture (PNG), not text [not-text]",
        "good.txt 5",
        "nothing: warning: folder has no files [empty-input]",
      ])
  }

  #if os(Linux)
  /// Found: such a file was called missing, in the very folder that it was found in.
  @Test func namesThatAreNotUTF8AreSaid() throws {
    try folder.write("Good.", to: "old/good.txt")
    let name = Array(folder.path("old/caf").utf8CString.dropLast()) + [CChar(bitPattern: 0xE9), 0]
    let file = unsafe try #require(fopen(name, "w"))
    unsafe fclose(file)
    #expect(
      read(["old"]) == [
        "old/caf\u{FFFD}: error: the name is not in UTF-8, so it cannot be opened; rename the file"
          + " [no-such-file]",
        "old/good.txt 5",
      ])
  }
  #endif

  @Test(.enabled(if: getuid() != 0, "root may read everything"))
  func permissionsAreRespected() throws {
    let path = try folder.write("Secret.", to: "closed/secret.txt")
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
    #expect(
      read(["closed"]) == [
        "closed/secret.txt: error: cannot read file: permission denied [unreadable-input]"
      ])
    try FileManager.default.setAttributes(
      [.posixPermissions: 0], ofItemAtPath: folder.path("closed"))
    #expect(
      read(["closed"]) == [
        "closed: error: cannot read folder: permission denied [unreadable-input]"
      ])
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o700], ofItemAtPath: folder.path("closed"))
  }

  @Test func linesOfJSONAreDocuments() throws {
    try folder.write(
      """
      {"id": "one", "title": "A title", "date": "2026-03-04T10:00:00Z", "source": "Ministry", "place": "Arvonia", "language": "EN-gb", "text": "The text.", "more": [1, {"a": null}]}

      {"text": "No id."}\r
      {"id": 7, "lang": "de", "title": null, "text": "caf\\u00e9 \\ud83d\\ude00\\n\\"x\\""}
      """, to: "all.ndjson")
    #expect(read(["all.ndjson"]) == ["one 9", "all.ndjson:3 6", "7 14"])
    let reader = DocumentReader(paths: [folder.path("all.ndjson")])
    let first = try #require(reader.next()).get().metadata
    #expect(
      first
        == .init(
          id: "one", title: "A title", date: "2026-03-04", place: "Arvonia", source: "Ministry",
          language: .english))
    _ = reader.next()
    let last = try #require(reader.next()).get()
    #expect(String(decoding: last.original, as: UTF8.self) == "café 😀\n\"x\"")
    #expect(last.metadata.language == .german)
    try folder.write(#"{"lang": ["fr", null, "en", "fr"], "text": "A text."}"#, to: "two.ndjson")
    let two = try #require(DocumentReader(paths: [folder.path("two.ndjson")]).next()).get()
    #expect(two.metadata.language == .french && two.metadata.furtherLanguages == [.english])
    #expect(two.languages == [.french, .english])
  }

  @Test(arguments: [
    (#"{"text": 5}"#, "1:10: error: 'text' is a number, expected a string [wrong-type]"),
    (
      #"{"title": ["a"], "text": "b"}"#,
      "1:11: error: 'title' is an array, expected a string [wrong-type]"
    ),
    (
      #"{"lang": ["en", 1], "text": "b"}"#,
      "1:17: error: 'lang' holds a number, expected strings [wrong-type]"
    ),
    (#"{"title": "é"}"#, "1:1: error: object has no 'text' [missing-text]"),
    (#"{"text": null}"#, "1:1: error: object has no 'text' [missing-text]"),
    (#"{"text": " "}"#, "1:10: error: 'text' is empty [empty-input]"),
    (
      #"{"é": "ü", "text": "a" "b"}"#,
      "1:24: error: expected ',' or '}', but found '\"' [invalid-json]"
    ),
    (#"{"text": "a""#, "1:13: error: expected ',' or '}', but the line ends [invalid-json]"),
    (#"{"text": "a"#, "1:10: error: string is not closed [invalid-json]"),
    (
      #"{"text": "\x"}"#,
      "1:11: error: expected an escape such as '\\n' or '\\u00e9', but found '\\' before 'x'; a backslash "
        + "itself is written twice [invalid-json]"
    ),
    (
      #"{"text": "\u12"}"#,
      "1:11: error: expected four hexadecimal digits after '\\u' [invalid-json]"
    ),
    (
      #"{"n": 01, "text": "a"}"#,
      "1:7: error: numbers do not begin with 0, but found '0' [invalid-json]"
    ),
    (#"{"n": nul, "text": "a"}"#, "1:7: error: expected a value, but found 'n' [invalid-json]"),
    (#"{"text": "a"} {}"#, "1:15: error: expected one object a line, but found '{' [invalid-json]"),
    (#"{text: "a"}"#, "1:2: error: expected a string, but found 't' [invalid-json]"),
    ("null", "1:1: error: expected an object, but found null [not-an-object]"),
    (
      #"{"a": "# + String(repeating: "[", count: 300),
      "1:207: error: nested more than 200 levels deep [nested-too-deeply]"
    ),
    (
      "{\"text\": \"a\tb\"}",
      "1:12: error: control characters in a string are written as escapes, but found a tab [invalid-json]"
    ),
  ])
  func badLinesAreReportedWithTheirPlace(line: String, problem: String) throws {
    try folder.write(line + "\n" + #"{"text": "Next."}"# + "\n", to: "bad.ndjson")
    #expect(read(["bad.ndjson"]) == ["bad.ndjson:\(problem)", "bad.ndjson:2 5"])
  }

  @Test func theBadLineItselfIsKept() throws {
    try folder.write(#"{"text": 5}"#, to: "bad.ndjson")
    let reader = DocumentReader(paths: [folder.path("bad.ndjson")])
    guard case .failure(let problem)? = reader.next() else { return #expect(Bool(false)) }
    #expect(String(decoding: problem.raw, as: UTF8.self) == #"{"text": 5}"#)
    #expect(reader.next() == nil)
  }

  @Test func doubtfulThingsAreWarnings() throws {
    try folder.write(
      """
      {"text": "A", "date": "soon", "language": "English!"}
      {"text": "half a \\ud83d sign", "date": "March 4, 2026"}
      {"text": "B", "lang": "xx"}
      {"text": "C", "lang": "iw"}
      {"text": "D", "lang": "sah-RU"}
      {"text": "E", "lang": "uk-en"}
      """, to: "odd.ndjson")
    try folder.write([0x41, 0xFF, 0x42, 0xC3], to: "latin.txt")
    #expect(
      read(["odd.ndjson", "latin.txt"]) == [
        "odd.ndjson:1 1",
        "odd.ndjson:1:23: warning: 'soon' is no date, expected YYYY-MM-DD [unknown-date]",
        "odd.ndjson:1:43: warning: 'English!' is no language, expected a code such as 'en' [unknown-language]",
        "odd.ndjson:2 15",
        "odd.ndjson:2:10: warning: 1 escape stands for half a character and was read as U+FFFD; expected pairs such as '\\ud83d\\ude00' [repaired-text]",
        "odd.ndjson:3 1",
        "odd.ndjson:3:23: warning: 'xx' is no language, expected a code such as 'en' [unknown-language]",
        "odd.ndjson:4 1", "odd.ndjson:5 1", "odd.ndjson:6 1",
        "odd.ndjson:6:23: warning: 'uk-en' is no language, for 'en' is a language and no region; expected a code such as 'uk' or 'en' [unknown-language]",
        "latin.txt 4",
        "latin.txt: warning: text is not all UTF-8: 2 ill-formed sequences were read as U+FFFD; save it as UTF-8 [repaired-text]",
      ])
  }

  @Test func formatsAreToldByNameOrFirstByte() throws {
    try folder.write(#"{"id": "a", "text": "One."}"#, to: "a.jsonl")
    try folder.write("\u{FEFF}  \n" + #"{"id": "b", "text": "Two."}"#, to: "records")
    try folder.write(#"{"id": "c", "text": "Three."}"#, to: "c.txt")
    #expect(read(["a.jsonl", "records", "c.txt"]) == ["a 4", "b 4", "c.txt 29"])
    #expect(read(["c.txt"], .init(format: .ndjson)) == ["c 6"])
  }

  @Test func utf16IsDecoded() throws {
    let text = "Élections – 選挙 😀"
    for (name, isBig) in [("little.txt", false), ("big.txt", true)] {
      let units = [0xFEFF] + Array(text.utf16)
      try folder.write(
        units.flatMap {
          isBig ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)]
        },
        to: name)
      let reader = DocumentReader(paths: [folder.path(name)])
      let document = try #require(reader.next()).get()
      #expect(String(decoding: document.original, as: UTF8.self) == text)
      #expect(reader.takeWarnings().isEmpty)
    }
    try folder.write([0xFF, 0xFE, 0x41, 0x00, 0x00, 0xD8, 0x42], to: "broken.txt")
    #expect(
      read(["broken.txt"]) == [
        "broken.txt 7",
        "broken.txt: warning: text is not all UTF-8: 2 ill-formed sequences were read as U+FFFD; save it as UTF-8 [repaired-text]",
      ])
  }

  @Test func limitsHold() throws {
    let long = String(repeating: "x", count: 3000)
    try folder.write(
      "{\"text\": \"\(long)\"}\n{\"text\": \"short\"}\n{\"text\": \"\(long)\"}", to: "long.ndjson")
    try folder.write(long, to: "long.txt")
    let options = InputOptions(maximumLineLength: 1000, maximumDocumentSize: 2000)
    #expect(
      read(["long.ndjson", "long.txt"], options) == [
        "long.ndjson:1:1: error: line is longer than 1000 bytes [line-too-long]",
        "long.ndjson:2 5",
        "long.ndjson:3:1: error: line is longer than 1000 bytes [line-too-long]",
        "long.txt: error: text is longer than 2000 bytes [document-too-long]",
      ])
  }

  @Test func nestingWithoutEndIsAnError() throws {
    try folder.write(#"{"x": "# + String(repeating: "[", count: 100_000), to: "deep.ndjson")
    #expect(read(["deep.ndjson"]).first?.contains("nested more than 200 levels deep") == true)
  }
}
