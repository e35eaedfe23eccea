import Foundation
import TestSupport
import Testing

/// Files that a run must not touch, or cannot use: they are as they were.
struct FilterFileTests {
  private static let records = """
    {"id":1,"text":"Election meddling."}
    {"id":2}

    """

  /// What is run, how it ends, and what it says.
  static let cases: [(command: String, status: Int32, message: String)] = [
    ("-o in.ndjson < in.ndjson", 64, "the input and the output are the same file"),
    ("in.ndjson -o link.ndjson", 64, "the input and the output are the same file"),
    ("in.ndjson -o new --dead-letter new", 64, "the same file"),
    ("in.ndjson -o new --checkpoint new", 64, "the output and the checkpoint are the same file"),
    ("in.ndjson -o new --dead-letter x --checkpoint x", 64, "the same file"),
    ("in.ndjson >> in.ndjson", 64, "the input and the output are the same file"),
    (". -o keep", 2, "it is a folder"),
    ("in.ndjson -o keep --checkpoint nowhere/state", 2, "cannot write the checkpoint"),
    ("in.ndjson -o keep --checkpoint folder", 2, "cannot write the checkpoint"),
    ("in.ndjson -o keep --checkpoint pipe", 2, "cannot write the checkpoint"),
    ("in.ndjson -o keep --checkpoint bad --resume-from bad", 2, "it is damaged"),
    ("--input-format csv --text-field body table.csv -o keep", 65, "there is no column 'body'"),
    ("in.ndjson -o keep --jobs 20000", 64, "--jobs must be from 1 to 1024"),
  ]

  @Test("files that cannot be used are told, and nothing is changed", arguments: cases)
  func mistakes(command: String, status: Int32, message: String) throws {
    let program = try folder()
    let run = try RunningProgram(program, "$VIGIE filter -j1 --rules rules.yaml \(command)")
    #expect(run.waitUntilExit() == status)
    #expect(run.messages.contains(message), "\(run.messages)")
    #expect(!FileManager.default.fileExists(atPath: program.url.appending(path: "new").path))
    for (name, text) in [
      ("in.ndjson", Self.records), ("link.ndjson", Self.records), ("keep", "old\n"),
    ] {
      #expect(try program.read(name) == text, "\(name)")
    }
  }

  @Test("a second run does not write into the output of the first")
  func secondRun() throws {
    let program = try folder()
    let first = try RunningProgram(
      program, "$VIGIE filter --rules rules.yaml -o out.ndjson")
    // The first is there when its output is empty.
    for _ in 0..<200 where (try? program.read("out.ndjson")) == nil {
      Thread.sleep(forTimeInterval: 0.05)
    }
    Thread.sleep(forTimeInterval: 0.5)
    let second = try RunningProgram(
      program, "$VIGIE filter --rules rules.yaml in.ndjson -o out.ndjson")
    #expect(second.waitUntilExit() == 2)
    #expect(second.messages.contains("another run is writing to 'out.ndjson'"))
    let third = try RunningProgram(
      program, "$VIGIE filter --rules rules.yaml in.ndjson -o new --dead-letter out.ndjson")
    #expect(third.waitUntilExit() == 2)
    #expect(third.messages.contains("another run is writing to 'out.ndjson'"))
    #expect(throws: (any Error).self) { try program.read("new") }
    try first.write(#"{"id":7,"text":"Quiet."}"# + "\n")
    try first.closeInput()
    #expect(first.waitUntilExit() == 0)
    #expect(try program.read("out.ndjson") == #"{"id":7,"text":"Quiet.","tags":[]}"# + "\n")
  }

  @Test("closed standard input and output are no files of the run")
  func closedDescriptors() throws {
    let program = try folder()
    let run = try RunningProgram(
      program, "$VIGIE filter --rules rules.yaml in.ndjson -o out --dead-letter dead <&- >&- 2>&-")
    #expect(run.waitUntilExit() == 0)
    #expect(try program.read("out").split(separator: "\n").count == 1)
    #expect(try program.read("dead").split(separator: "\n").count == 1)
    let empty = try RunningProgram(program, "$VIGIE filter --rules rules.yaml <&-")
    #expect(empty.waitUntilExit() == 0)
  }

  private func folder() throws -> ProgramFolder {
    let program = try ProgramFolder.withSmallRules()
    try program.write("in.ndjson", Self.records)
    try FileManager.default.linkItem(
      at: program.url.appending(path: "in.ndjson"), to: program.url.appending(path: "link.ndjson"))
    try program.write("keep", "old\n")
    try program.write("table.csv", "title,note\na,b\n")
    try program.write("folder/inside", "")
    // SAFETY: the path is passed as a zero-ended copy that lives as long as the call.
    #expect(unsafe mkfifo(program.url.appending(path: "pipe").path, 0o600) == 0)
    try program.write(
      "bad",
      """
      {"format":2,"settings":{},"rules":"","input":{"path":"in.ndjson","lines":9223372036854775807,"bytes":-5,
      "digest":""},"output":{"path":"keep","bytes":0},"counts":{"written":0,"tagged":0,"leftOut":0,
      "blank":0,"refused":{},"incomplete":0,"bytes":0,"tags":{}}}
      """)
    return program
  }
}
