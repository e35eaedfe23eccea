import Foundation
import TestSupport
import Testing

/// A file that is written in full or not at all leaves nothing else behind, however the program ends.
@Suite(.serialized) struct OutputFaultTests {
  private let program: ProgramFolder

  init() throws {
    program = try ProgramFolder.withSmallRules()
    try program.write("out", "old\n")
  }

  /// What lies in the folder besides what belongs there.
  private func leftOver() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: program.url.path)
      .filter { $0.hasSuffix("tmp") }
  }

  @Test(
    "a signal ends the program, and its unfinished output with it",
    arguments: [SIGHUP, SIGINT, SIGTERM, SIGXCPU])
  func signals(number: Int32) throws {
    // Standard input, which does not end.
    let run = try RunningProgram(
      program, "$VIGIE tag --rules rules.yaml --input-format ndjson -o out -")
    try run.write("{\"text\":\"The election meddling.\"}\n")
    let end = Date().addingTimeInterval(20)
    while try leftOver().isEmpty, Date() < end { usleep(10_000) }
    #expect(try leftOver().count == 1)
    run.send(number)
    #expect(run.waitUntilExit() == number)
    #expect(run.process.terminationReason == .uncaughtSignal)
    #expect(try leftOver().isEmpty)
    #expect(try program.read("out") == "old\n")
  }

  @Test("a signal that is ignored stays so")
  func ignored() throws {
    let run = try RunningProgram(
      program, "sh -c 'trap \"\" HUP; exec $VIGIE tag --rules rules.yaml -o out -'")
    let end = Date().addingTimeInterval(20)
    while try leftOver().isEmpty, Date() < end { usleep(10_000) }
    run.send(SIGHUP)
    usleep(100_000)
    try run.write("The election meddling.\n")
    try run.closeInput()
    #expect(run.waitUntilExit() == 0, "\(run.messages)")
    #expect(try program.read("out").contains("threat/meddling"))
  }

  static let commands = [
    "compile rules.yaml -o out", "tag --rules rules.yaml in.ndjson -o out",
    "filter --rules rules.yaml -j1 in.ndjson -o tagged --checkpoint state",
  ]

  @Test("a file that may not grow is told, and nothing is left of it", arguments: commands)
  func limited(command: String) throws {
    try program.write(
      "in.ndjson", String(repeating: "{\"text\":\"The election meddling.\"}\n", count: 100))
    // Without the cache of rules, which could not be written either.
    let run = try RunningProgram(
      program, "sh -c 'ulimit -f 1; VIGIE_NO_CACHE=1 exec $VIGIE \(command)'")
    #expect(run.waitUntilExit() == 2)
    #expect(run.messages.contains("cannot write"), "\(run.messages)")
    #expect(try leftOver().isEmpty)
    #expect(try program.read("out") == "old\n")
  }

  @Test("a long name is no hindrance")
  func longName() throws {
    let name = String(repeating: "x", count: 250)
    #expect(try program.vigie("compile", "rules.yaml", "-o", name).status == 0)
    #expect(try leftOver().isEmpty)
  }
}
