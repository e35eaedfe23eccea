import Diagnostics
import Foundation
import Testing
import VigieCore

@testable import VigieInput

/// Files that are no documents: each is refused, or passed over, with a word on what it is.
@Suite struct UnfitInputTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  func read(_ paths: [String], _ options: InputOptions = .init()) -> [String] {
    let reader = DocumentReader(paths: paths.map { folder.path($0) }, options: options)
    var lines: [String] = []
    while let result = reader.next() {
      switch result {
      case .success(let document): lines.append(document.metadata.id ?? "-")
      case .failure(let problem): lines.append(DocumentReaderTests.line(problem.diagnostic))
      }
      lines += reader.takeWarnings().map(DocumentReaderTests.line)
    }
    return (lines + reader.takeWarnings().map(DocumentReaderTests.line))
      .map { $0.replacing(folder.url.path + "/", with: "") }
  }

  /// The first bytes of a file, as Latin-1, and a part of the message.
  private static let formats: [(head: String, message: String)] = [
    ("%PDF-1.7\n", "this is a PDF file"),
    ("PK\u{3}\u{4}..word/document.xml", "this is a Word file"),
    ("PK\u{3}\u{4}..mimetypeapplication/vnd.oasis.opendocument.text", "OpenDocument"),
    ("PK\u{3}\u{4}..[Content_Types].xml", "this is an Office file"),
    ("PK\u{3}\u{4}..other.txt", "this is a ZIP archive"),
    ("\u{D0}\u{CF}\u{11}\u{E0}\u{A1}\u{B1}\u{1A}\u{E1}\0", "older Office program"),
    ("{\\rtf1\\ansi Text}", "this is an RTF file"),
    ("\u{1F}\u{8B}\u{8}\0", "unpack it with 'gunzip'"),
    ("T\0e\0x\0t\0 \0A\0", "looks like UTF-16"),
    ("{\0\"\0t\0e\0x\0t\0", "looks like UTF-16"),
    ("\u{FF}\u{FE}\0\0T\0\0\0", "this is UTF-32"),
    ("\0\0\u{FE}\u{FF}\0\0\0T", "this is UTF-32"),
    ("Text\0\u{1}\u{2}", "it has zero bytes"),
    ("VIGIERUL\u{1}\u{5}", "compiled rules"),
  ]

  @Test(arguments: formats)
  func otherFormatsAreNamed(head: String, message: String) throws {
    try folder.write(head.unicodeScalars.map { UInt8($0.value) }, to: "file.txt")
    let lines = read(["file.txt"])
    #expect(lines.count == 1)
    #expect(lines[0].hasPrefix("file.txt: error: "))
    #expect(lines[0].contains(message))
    #expect(lines[0].hasSuffix("[not-text]"))
  }

  @Test(arguments: ["in.ndjson", "in"])
  func lineWithZeroBytesIsNoMoreThanThat(name: String) throws {
    try folder.write(
      "{\"text\":\"One.\"}\n{\"text\":\"T\0o.\"}\n\0\0\n{\"text\":\"Four.\"}\n", to: name)
    #expect(
      read([name]) == [
        "\(name):1",
        "\(name):2:11: error: control characters in a string are written as escapes, but found a control character [invalid-json]",
        "\(name):3:1: error: expected an object, but found a control character [invalid-json]",
        "\(name):4",
      ])
  }

  private static let mails: [(head: String, part: String)] = [
    ("From: a@b.c\nContent-Transfer-Encoding: base64\n\nSG9zdGlsZQ==\n", "encoded (base64)"),
    (
      "From a@b.c Wed Mar  4 10:00:00 2026\r\nSubject: S\r\nCONTENT-TRANSFER-ENCODING: Quoted-Printable\r\n\r\nA=20b\r\n",
      "encoded (quoted-printable)"
    ),
    (
      "\n\r\nFrom: a@b.c\r\nContent-Transfer-Encoding: base64\r\n\r\nSG9zdGlsZQ==\r\n",
      "encoded (base64)"
    ),
    (
      "From: a@b.c\nContent-Type: text/html; charset=us-ascii\nContent-Transfer-Encoding: 7bit\n\n<div>A.\n",
      "an HTML page"
    ),
    (
      "\u{FEFF}MIME-Version: 1.0\nContent-Type:\n\tmultipart/alternative; boundary=\"x\"\n\n--x\n",
      "one of several parts (multipart/alternative)"
    ),
  ]

  @Test(arguments: mails)
  func encodedMailIsReadOnDemandOnly(head: String, part: String) throws {
    try folder.write(head, to: "a.eml")
    let line = read(["a.eml"]).first ?? ""
    #expect(line.hasPrefix("a.eml: error: this is an e-mail, and its text is \(part); save it as"))
    #expect(line.hasSuffix("[not-text]"))
    #expect(read(["a.eml"], .init(format: .text)) == ["a.eml"])
  }

  @Test(arguments: [
    "From: a@b.c\nContent-Type: text/plain\nContent-Transfer-Encoding: 8bit\n\nText.\n",
    "Title: On mail\n\nContent-Transfer-Encoding: base64\n",
    "They wrote:\nContent-Type was\nContent-Type: multipart/mixed\n",
    "  Content-Type: multipart/mixed\n",
    "From: a@b.c\nContent-Type: text/html\n\nText that was taken out of a page.\n",
    "Content-Type: text/html\n\n<3 is what they wrote.\n",
  ])
  func otherMailIsText(text: String) throws {
    try folder.write(text, to: "a.txt")
    #expect(read(["a.txt"]) == ["a.txt"])
  }

  @Test(arguments: [
    ("<!DOCTYPE html>\n<html><body>Text", "this is an HTML page"),
    ("\u{FEFF}\n<HTML lang='en'>", "this is an HTML page"),
    ("<?xml version='1.0'?>\n<html xmlns='x'>", "this is an HTML page"),
    ("<?xml version='1.0'?>\n<feed>", "this is an XML file"), ("<rss>", "this is an XML file"),
  ])
  func pagesAreReadOnDemandOnly(text: String, message: String) throws {
    try folder.write(text, to: "page.txt")
    #expect(read(["page.txt"]).first?.hasPrefix("page.txt: error: \(message)") == true)
    #expect(read(["page.txt"], .init(format: .text)) == ["page.txt"])
    try folder.write("<3 is what they wrote on the wall of the ministry.", to: "text.txt")
    #expect(read(["text.txt"]) == ["text.txt"])
  }

  private static let record =
    #"{"id":"a","tags":[],"groups":[],"rules":{"fingerprint":"sha256:0"},"complete":true}"#

  @Test func recordsAreNotReadAsDocuments() throws {
    try folder.write("A text.", to: "in/a.txt")
    try folder.write(Self.record + "\n" + Self.record + "\n", to: "in/tagged.ndjson")
    try folder.write(#"{"id":"b","error":{"code":"x"},"raw":"y"}"# + "\n", to: "in/zzz.ndjson")
    let said = "file holds records that vigie wrote, not documents; it is not read [tagged-records]"
    #expect(
      read(["in"]) == [
        "in/a.txt", "in/tagged.ndjson: warning: \(said)", "in/zzz.ndjson: warning: \(said)",
      ])
    #expect(read(["in/tagged.ndjson"]) == ["in/tagged.ndjson: error: \(said)"])
    try folder.write(#"{"text":"One."}"# + "\n" + Self.record, to: "mixed.ndjson")
    #expect(
      read(["mixed.ndjson"]) == [
        "mixed.ndjson:1",
        "mixed.ndjson:2:1: error: line is a record that vigie wrote, not a document [tagged-records]",
      ])
    // Records that kept their text are documents.
    try folder.write(
      #"{"id":"a","text":"One.","tags":[],"groups":[],"rules":{}}"#, to: "kept.ndjson")
    #expect(read(["kept.ndjson"]) == ["a"])
  }

  @Test func jsonOverSeveralLinesIsOneMistake() throws {
    try folder.write("{\n  \"text\": \"One.\"\n}\n", to: "one.json")
    try folder.write("[\n{\"text\": \"One.\"},\n{\"text\": \"Two.\"}\n]\n", to: "two.json")
    let said = "expected a whole object on one line"
    #expect(
      read(["one.json", "two.json"]) == [
        "one.json:1:1: error: \(said); put it on one, for instance with 'jq -c . FILE' [invalid-json]",
        "two.json:1:1: error: \(said); put each of the list on one, for instance with \(Self.splitter) [invalid-json]",
      ])
  }

  private static let splitter = #""jq -c '.[]' FILE""#

  @Test(arguments: [
    (#"[{"text": "One."}, {"text": "Two."}]"#, "but found an array", "not-an-object"),
    (#"[{"text": "One."},"#, "but found '['", "invalid-json"),
    (#"["text"] x"#, "but found '['", "invalid-json"),
  ])
  func listIsToldHowToBeRead(list: String, found: String, code: String) throws {
    try folder.write(list + "\n", to: "list.json")
    #expect(
      read(["list.json"]) == [
        "list.json:1:1: error: expected an object, \(found); of a list, make records with \(Self.splitter) [\(code)]"
      ])
  }

  @Test func theOutputIsNotRead() throws {
    try folder.write("A text.", to: "in/a.txt")
    try folder.write("Earlier output.", to: "in/out.txt")
    #expect(
      read(["in"], .init(output: folder.path("in/../in/out.txt"))) == [
        "in/a.txt", "in/out.txt: warning: this is the output, which is not read [own-output]",
      ])
  }

  @Test func repeatedIDsAreTold() throws {
    try folder.write(
      """
      {"id": "a", "text": "One."}
      {"id": "b", "text": "Two."}
      {"text": "Three.", "id": "a"}
      """, to: "all.ndjson")
    #expect(
      read(["all.ndjson"]) == [
        "a", "b", "a",
        "all.ndjson:3:26: warning: another document has the id 'a' too [duplicate-id]",
      ])
  }
}
