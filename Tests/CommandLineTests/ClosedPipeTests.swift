import TestSupport
import Testing

/// Whoever reads the output goes early: that hides no verdict, and is no failure.
struct ClosedPipeTests {
  static let cases: [(command: String, status: Int32)] = [
    ("check bad.yaml", 1),
    ("check rules.yaml", 0),
    ("tag --rules rules.yaml --fail-on-tag threat press", 1),
    ("tag --rules rules.yaml press", 0),
    ("scan --rules rules.yaml --budget 1% --strict press", 1),
    ("explain --rules rules.yaml press", 0),
    ("rules --rules rules.yaml", 0),
  ]

  @Test("the exit code is that of a run that is read to its end", arguments: cases)
  func closed(command: String, status: Int32) throws {
    let program = try ProgramFolder.withSmallRules()
    try program.write("bad.yaml", SmallRules.file().replacing("strength:", with: "strenght:"))
    for number in 0..<8 { try program.write("press/\(number).txt", "They spoke of the weather.\n") }
    try program.write("press/9.txt", "They spoke of election meddling.\n")
    // The output of the first is a pipe that nobody has open.
    let run = try RunningProgram(
      program, "bash -c '{ sleep 1; $VIGIE \(command); echo status $? > code; } | true; wait'")
    _ = run.waitUntilExit()
    #expect(try program.read("code") == "status \(status)\n", "\(run.messages)")
    #expect(!run.messages.contains("cannot write"))
  }

  @Test("what cannot be written anywhere is not lost in silence", arguments: ["tag", "filter"])
  func neverOpen(command: String) throws {
    let program = try ProgramFolder.withSmallRules()
    try program.write("in.ndjson", #"{"text":"They spoke of election meddling."}"# + "\n")
    let run = try RunningProgram(program, "$VIGIE \(command) --rules rules.yaml in.ndjson >&-")
    #expect(run.waitUntilExit() == 2)
    #expect(run.messages.contains("cannot write"))
    #expect(run.messages.contains("Bad file descriptor"))
  }
}
