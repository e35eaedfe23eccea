import Foundation
import TestSupport
import Testing

/// `vigie filter` as its users call it.
struct FilterCommandTests {
  private let program: ProgramFolder

  init() throws {
    program = try ProgramFolder()
    try program.write("rules.yaml", SmallRules.meddling())
    try program.write(
      "in.ndjson", "{\"text\":\"The election meddling.\"}\n{\"text\":1}\n\n{\"text\":\"None.\"}\n")
  }

  private func filter(_ arguments: String...) throws -> ProgramFolder.Outcome {
    try program.vigie(["filter", "--rules", "rules.yaml"] + arguments)
  }

  @Test("what could not be tagged makes the exit code 65, unless it is kept")
  func refused() throws {
    let reported = try filter("in.ndjson")
    #expect(reported.status == 65)
    #expect(reported.output.split(separator: "\n").count == 2)
    #expect(
      reported.errors.contains(
        "in.ndjson:2:9: error: 'text' is a number, expected a string [wrong-type]"))
    #expect(reported.errors.contains("1 record could not be tagged"))
    let kept = try filter("in.ndjson", "--dead-letter", "dead.ndjson", "--summary")
    #expect(kept.status == 0)
    #expect(kept.output == reported.output)
    #expect(
      kept.errors.contains("3 records: 2 written, 1 of them with tags, 1 refused; 1 blank line"))
    #expect(kept.errors.contains("1  threat/meddling"))
    #expect(
      try program.read("dead.ndjson").hasPrefix(
        #"{"line":2,"offset":34,"length":10,"reason":"wrong-type""#))
    #expect(try program.read("dead.ndjson").contains(#""file":"in.ndjson""#))
    // A second run adds to the file.
    #expect(try filter("in.ndjson", "--dead-letter", "dead.ndjson").status == 0)
    #expect(try program.read("dead.ndjson").split(separator: "\n").count == 2)
  }

  @Test(
    "where no record could be read at all, what to do is told",
    arguments: [
      ("[{\"text\":\"a\"},\n{\"text\":\"b\"}]\n", "'jq -c .[]' of a list"),
      ("{\"body\":\"a\"}\n", "name the field with --text-field"),
      ("{\"body\":\"a\"}\n{\"text\":\"a\"}\n", nil), ("{\"text\":1}\n", nil),
    ])
  func hints(input: String, hint: String?) throws {
    try program.write("other.ndjson", input)
    let outcome = try filter("other.ndjson")
    #expect(outcome.status == 65)
    let last = try #require(outcome.errors.split(separator: "\n").last)
    #expect(last.contains(hint ?? "not in the output"), "\(outcome.errors)")
  }

  @Test("the records are the same with any number of jobs, and those that vigie tag writes")
  func jobs() throws {
    try program.write(
      "many.ndjson",
      (0..<500).map { "{\"id\":\"\($0)\",\"text\":\"The election meddling \($0).\"}\n" }.joined())
    let one = try filter("many.ndjson", "--jobs", "1")
    #expect(one.output == (try filter("many.ndjson", "--jobs", "3").output))
    #expect(one.status == 0)
    let tagged = try program.vigie("tag", "--rules", "rules.yaml", "many.ndjson")
    for (left, right) in zip(
      one.output.split(separator: "\n"), tagged.output.split(separator: "\n"))
    {
      let tags = try #require(right.firstMatch(of: /"tags":\[.*\],"groups"/)).output.dropLast(9)
      #expect(left.hasSuffix(tags + "}"))
    }
  }

  static let fieldsRead: [(options: String, field: String, content: String)] = [
    ("--field text", "text", "the text"), ("--field id", "id", "the id"),
    ("--field title", "title", "the title"), ("--field lang", "lang", "the language"),
    ("--text-field /tags/body", "/tags/body", "the text"),
    ("--text-field tags_incomplete", "tags_incomplete", "the text"),
    ("--input-format lines --field text", "text", "the text"),
    ("--input-format csv --text-field body --field body", "body", "the text"),
  ]

  @Test("tags are not written over what is read", arguments: fieldsRead)
  func fieldThatIsRead(options: String, field: String, content: String) throws {
    let outcome = try program.vigie(
      ["filter", "--rules", "rules.yaml"] + options.split(separator: " ").map(String.init)
        + ["in.ndjson"])
    #expect(outcome.status == 64 && outcome.output.isEmpty)
    #expect(
      outcome.errors.contains("would be written over '\(field)', which holds \(content)"),
      "\(outcome.errors)")
  }

  @Test("what is not read may be written over")
  func fieldThatIsNotRead() throws {
    try program.write("one.ndjson", #"{"id":1,"text":"Quiet."}"# + "\n")
    let outcome = try filter("--field", "id", "--id-field", "ref", "one.ndjson")
    #expect(outcome.output == #"{"id":[],"text":"Quiet."}"# + "\n")
    try program.write("headlines.txt", "Quiet.\n")
    let lines = try filter("--input-format", "lines", "--field", "id", "headlines.txt")
    #expect(lines.output == #"{"text":"Quiet.","id":[]}"# + "\n")
  }

  @Test("the rows of a table are told apart by the column of --id-field")
  func identifiers() throws {
    try program.write("in.csv", "ref,text\nr1,The election meddling.\nr2,a,b\n")
    let outcome = try filter("--input-format", "csv", "--id-field", "ref", "in.csv")
    #expect(outcome.output == "ref,text,tags\nr1,The election meddling.,threat/meddling\n")
    #expect(outcome.errors.contains("expected 2 as in the header (id r2) [column-count]"))
    let misspelt = try filter("--input-format", "csv", "--id-field", "reff", "in.csv")
    #expect(misspelt.status == 65)
    #expect(misspelt.errors.contains("there is no column 'reff'; did you mean 'ref'?"))
  }

  @Test("columns may be separated by any sign, and a header that seems to be by another is told")
  func separators() throws {
    try program.write("semi.csv", "id;text\n1;The vote, the count\n2;The election meddling.\n")
    let separated = try filter("--input-format", "csv", "--separator", ";", "semi.csv")
    #expect(separated.status == 0)
    #expect(separated.output.hasSuffix("\n2;The election meddling.;threat/meddling\n"))
    let whole = try filter("--input-format", "csv", "semi.csv")
    #expect(whole.status == 65)
    #expect(whole.errors.contains("seem to be separated by ';'; if they are, give --separator ';'"))
    try program.write("tabs", "id\ttext\n")
    #expect(
      try filter("--input-format", "csv", "tabs").errors.contains(
        "by tabs; if they are, give --input-format tsv"))
    #expect(
      try filter("semi.csv").errors.hasPrefix(
        "vigie: warning: 'semi.csv' is read as NDJSON; of a table, give --input-format csv\n"))
  }

  static let mistakes: [(arguments: [String], message: String, status: Int32)] = [
    (["--jobs", "0"], "--jobs must be from 1 to 1024", 64),
    (["--text-field", "/a~"], "'/a~' is no field", 64),
    (["--tag", "threat/medling"], "did you mean 'threat/meddling'?", 64),
    (["--min-confidence", "2"], "--min-confidence must be from 0 to 1", 64),
    (["--separator", ";"], "--separator needs --input-format csv", 64),
    (
      ["--separator", "::", "--input-format", "csv"],
      "--separator must be one sign, such as ';' or '|', not '::'", 64
    ),
    (["--checkpoint", "state"], "--checkpoint needs a file to read and a file to write", 64),
    (["-o", "out", "--checkpoint", "state", "--unordered"], "leave out --unordered", 64),
    (["--resume-from", "state"], "--resume-from needs --checkpoint", 64),
    (["-o", "in.ndjson"], "'in.ndjson' cannot be the output too", 64),
    (["--dead-letter", "in.ndjson"], "cannot take dead letters", 64),
    (["--output-format", "csv"], "--output-format csv needs --input-format csv", 64),
    (
      ["--input-format", "csv"],
      "in.ndjson:1:1: error: cannot use the header of the table: there is no", 65
    ),
    (["-o", "none/out"], "cannot write to 'none/out': No such file or directory", 2),
    (["--dead-letter", "none/out"], "cannot write to 'none/out'", 2),
    (
      ["-o", "out", "--checkpoint", "a", "--resume-from", "b"],
      "cannot go on from 'b': it cannot be read, or is no checkpoint", 2
    ),
  ]

  @Test(
    "input in another format is named, and nothing is written",
    arguments: [
      ([0x1F, 0x8B, 0x08, 0x00, 0x0A, 0xFF], "unpack it with 'gunzip'"),
      (Array("PK\u{3}\u{4}..xl/a\n".utf8), "this is an Excel file"),
      (Array("%PDF-1.7\n".utf8), "this is a PDF file"),
    ] as [([UInt8], String)])
  func otherFormat(bytes: [UInt8], message: String) throws {
    try program.write("other", bytes)
    try program.write("keep", "old")
    let outcome = try filter("--input-format", "csv", "other", "-o", "keep")
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("other:1:1: error: cannot use the input: "))
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
    #expect(try program.read("keep") == "old")
    #expect(try filter("other").errors.contains(message))
  }

  static let wide: [(format: String, text: String, encoding: String.Encoding)] = [
    ("ndjson", "{\"text\":\"The election meddling.\"}\n", .utf16),
    ("lines", "The election meddling.\n", .utf16LittleEndian),
    ("tsv", "id\ttext\n1\tThe election meddling.\n", .utf16),
    ("csv", "id,text\n1,The election meddling.\n", .utf32),
  ]

  @Test("input in a wide encoding is named, and nothing is written", arguments: wide)
  func wideInput(format: String, text: String, encoding: String.Encoding) throws {
    try program.write("wide", [UInt8](try #require(text.data(using: encoding))))
    try program.write("keep", "old\n")
    let outcome = try filter("--input-format", format, "wide", "-o", "keep")
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("wide:1:1: error: the input is in UTF-"), "\(outcome.errors)")
    #expect(try program.read("keep") == "old\n")
  }

  @Test("mistakes in the command are told before anything is written", arguments: mistakes)
  func mistake(arguments: [String], message: String, status: Int32) throws {
    let outcome = try program.vigie(["filter", "--rules", "rules.yaml", "in.ndjson"] + arguments)
    #expect(outcome.status == status)
    #expect(outcome.errors.contains(message))
    #expect(outcome.output.isEmpty)
    #expect(try program.read("in.ndjson").count { $0 == "\n" } == 4)
  }
}
