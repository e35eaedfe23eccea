import Foundation
import TestSupport
import Testing

/// What happens to a stream when something goes wrong around it: nothing is lost, nothing comes twice.
@Suite(.serialized) struct FilterFaultTests {
  private let program: ProgramFolder

  init() throws {
    program = try ProgramFolder()
    try writeRules("election meddling")
  }

  private func writeRules(_ phrase: String) throws {
    try program.write(
      "rules.yaml",
      SmallRules.taxonomy()
        + SmallRules.rule("en.meddling", tag: "threat/meddling", phrase: phrase)
        .replacing("format: 1\n", with: ""))
  }

  private static func line(_ number: Int, _ text: String = "They spoke of election meddling.")
    -> String
  {
    #"{"n":\#(number),"text":"\#(text)"}"# + "\n"
  }

  private static func lines(_ count: Int) -> String { (0..<count).map { line($0) }.joined() }

  /// The numbers of records, in order.
  private static func numbers(_ lines: [String]) -> [Int] {
    lines.compactMap {
      $0.wholeMatch(of: /\{"n":(\d+),.*"tags":\[.*\]\}/).flatMap { Int($0.output.1) }
    }
  }

  @Test("a reader that goes early ends the program quietly")
  func closedPipe() throws {
    try program.write("in.ndjson", Self.lines(20_000))
    let filter = try RunningProgram(program, "$VIGIE filter --rules rules.yaml in.ndjson")
    #expect(filter.readLine()?.hasPrefix(#"{"n":0,"#) == true)
    try filter.closeOutput()
    #expect(filter.waitUntilExit() == 0)
    #expect(filter.messages.isEmpty)
  }

  @Test("a reader that stalls holds the program back, and gets everything in the end")
  func stall() throws {
    let filter = try RunningProgram(program, "$VIGIE filter --rules rules.yaml --drop-evidence")
    // 10 MB, of which no more than a few are under way.
    let text = String(repeating: "Nothing of note was said. ", count: 48)
    filter.writeSlowly((0..<8000).map { Self.line($0, text) }.joined())
    var most = 0
    for _ in 0..<10 {
      Thread.sleep(forTimeInterval: 0.1)
      most = max(most, filter.residentKilobytes ?? 0)
    }
    #expect(most < 100_000)
    #expect(Self.numbers(try filter.readLines()) == Array(0..<8000))
    #expect(filter.waitUntilExit() == 0)
  }

  @Test(
    "SIGTERM and SIGINT end the program when all that came is written",
    arguments: [SIGTERM, SIGINT])
  func stop(signal: Int32) throws {
    let filter = try RunningProgram(
      program, "$VIGIE filter --rules rules.yaml --dead-letter dead.ndjson")
    // More than the program can have tagged by then, and part of a line.
    try filter.write(Self.lines(500) + #"{"n":500,"te"#)
    #expect(filter.readLine() != nil)
    filter.send(signal)
    #expect(Self.numbers(try filter.readLines()) == Array(1..<500))
    #expect(filter.waitUntilExit() == 128 + signal)
    #expect(filter.messages.contains("ended by signal \(signal)"))
    let dead = try program.read("dead.ndjson")
    #expect(dead.contains(#""line":501,"#) && dead.contains(#""reason":"interrupted-line""#))
    #expect(dead.contains(#""raw":"{\"n\":500,\"te""#))
    #expect(dead.count { $0 == "\n" } == 1)
  }

  @Test("a second signal ends the program at once")
  func secondSignal() throws {
    let filter = try RunningProgram(program, "$VIGIE filter --rules rules.yaml")
    filter.writeSlowly(Self.lines(50_000), closes: false)
    #expect(filter.readLine() != nil)
    // Nobody reads on, so the program cannot finish.
    filter.send(SIGTERM)
    Thread.sleep(forTimeInterval: 0.5)
    #expect(filter.process.isRunning)
    filter.send(SIGTERM)
    #expect(filter.waitUntilExit() == 128 + SIGTERM)
  }

  @Test("a full disk is an error that names the last safe line, and leaves no half of a record")
  func fullDisk() throws {
    try program.write("in.ndjson", Self.lines(5000))
    // A limit on the size of files fails as a full disk does.
    let filter = try RunningProgram(
      program,
      "sh -c 'ulimit -f 100; exec $VIGIE filter --rules rules.yaml in.ndjson -o out.ndjson'")
    #expect(filter.waitUntilExit() == 2)
    let output = try program.read("out.ndjson")
    #expect(output.hasSuffix("\n"))
    let numbers = Self.numbers(output.split(separator: "\n").map(String.init))
    #expect(!numbers.isEmpty && numbers == Array(0..<numbers.count))
    #expect(filter.messages.contains("cannot write the output: "))
    #expect(filter.messages.contains("safe up to line \(numbers.count)\n"))
  }

  @Test("without order, too, only what is written up to a line is safe")
  func fullDiskWithoutOrder() throws {
    // The first record takes so long that many behind it are written before.
    let long = String(repeating: "They spoke of election meddling, ", count: 100_000)
    try program.write("in.ndjson", Self.line(0, long) + Self.lines(20_000))
    let filter = try RunningProgram(
      program,
      "sh -c 'ulimit -f 500; exec $VIGIE filter -r rules.yaml --unordered -j2 in.ndjson -o out.ndjson'"
    )
    #expect(filter.waitUntilExit() == 2)
    let written = try program.read("out.ndjson").split(separator: "\n").count
    let isFirstThere = try program.read("out.ndjson").contains(long.prefix(100))
    let safe = filter.messages.firstMatch(of: /safe up to line (\d+)/).flatMap { Int($0.output.1) }
    #expect(written > 0)
    #expect(isFirstThere ? safe ?? 0 <= written : safe == nil || safe == 0, "\(filter.messages)")
  }

  @Test("a full disk leaves no half of a dead letter, to which the next run would add")
  func fullDeadLetters() throws {
    try program.write("in.ndjson", String(repeating: "{\"n\":\n", count: 5000))
    let command = "$VIGIE filter --rules rules.yaml in.ndjson --dead-letter dead.ndjson"
    let filter = try RunningProgram(program, "sh -c 'ulimit -f 100; exec \(command)'")
    #expect(filter.waitUntilExit() == 2)
    #expect(filter.messages.contains("cannot write the dead letters: "))
    #expect(try program.read("dead.ndjson").hasSuffix("}\n"))
    #expect(try RunningProgram(program, command).waitUntilExit() == 0)
    let letters = try program.read("dead.ndjson").split(separator: "\n")
    #expect(letters.count > 5000)
    #expect(letters.allSatisfy { $0.hasPrefix(#"{"line":"#) && $0.hasSuffix("}") })
  }

  @Test("a checkpoint leaves the file beside it alone")
  func checkpointBesideOutput() throws {
    try program.write("in.ndjson", Self.lines(3))
    let filter = try RunningProgram(
      program, "$VIGIE filter --rules rules.yaml in.ndjson -o state.tmp --checkpoint state")
    #expect(filter.waitUntilExit() == 0)
    #expect(try program.read("state.tmp").split(separator: "\n").count == 3)
  }

  @Test("rules are swapped between records; with mistakes the old ones stay in force")
  func reload() throws {
    let filter = try RunningProgram(program, "$VIGIE filter --rules rules.yaml --summary")
    func isTagged() throws -> Bool {
      try filter.write(Self.line(1, "They spoke of foreign money."))
      return filter.readLine()?.contains(#""tag":"threat/meddling""#) == true
    }
    #expect(try !isTagged())
    try program.write("rules.yaml", "rules: [")
    filter.send(SIGHUP)
    #expect(filter.waitForMessage("the old ones stay in force"))
    #expect(filter.messages.contains("rules.yaml:1:"))
    #expect(try !isTagged())
    try writeRules("foreign money")
    filter.send(SIGHUP)
    #expect(filter.waitForMessage("rules reloaded: sha256:"))
    #expect(try isTagged())
    try filter.closeInput()
    #expect(filter.waitUntilExit() == 0)
    #expect(filter.messages.contains("3 records: 3 written, 1 of them with tags"))
    #expect(filter.messages.contains("rules reloaded once"))
  }

  @Test("an edit of a rule file is seen")
  func watch() throws {
    let filter = try RunningProgram(program, "$VIGIE filter --rules rules.yaml --watch-rules")
    try filter.write(Self.line(1))
    #expect(filter.readLine() != nil)
    try writeRules("foreign money")
    #expect(filter.waitForMessage("rules reloaded: sha256:"))
    try filter.write(Self.line(2, "They spoke of foreign money."))
    #expect(filter.readLine()?.contains("threat/meddling") == true)
    try filter.closeInput()
    #expect(filter.waitUntilExit() == 0)
  }

  @Test("a line is answered before the next one comes, for long, with the same memory")
  func dribble() throws {
    let filter = try RunningProgram(program, "$VIGIE filter --rules rules.yaml")
    var early = 0
    for number in 0..<1500 {
      try filter.write(Self.line(number))
      #expect(filter.readLine()?.hasPrefix(#"{"n":\#(number),"#) == true)
      if number == 500 { early = filter.residentKilobytes ?? 0 }
    }
    #expect((filter.residentKilobytes ?? 0) < early + 4000)
    try filter.closeInput()
    #expect(filter.waitUntilExit() == 0)
  }

  @Test("the memory that a long record took is given back")
  func longRecord() throws {
    let filter = try RunningProgram(program, "$VIGIE filter --rules rules.yaml -j 1")
    func tag(_ number: Int, _ text: String) throws {
      try filter.write(#"{"n":\#(number),"text":"\#(text)"}"# + "\n")
      #expect(filter.readLine()?.hasPrefix(#"{"n":\#(number),"#) == true)
    }
    try tag(0, "They spoke of the weather.")
    let early = filter.residentKilobytes ?? 0
    try tag(1, String(repeating: "They spoke of election meddling again. ", count: 60_000))
    // It is given back a little later.
    var late = Int.max
    for number in 2..<60 where late > early + 17_000 {
      try tag(number, "They spoke of the weather.")
      usleep(50_000)
      late = filter.residentKilobytes ?? .max
    }
    #expect(late <= early + 17_000, "\(early) KB before, \(late) KB after")
    try filter.closeInput()
    #expect(filter.waitUntilExit() == 0)
  }

  @Test("a run that was killed goes on from its checkpoint, with nothing lost and nothing twice")
  func resume() throws {
    let count = 30_000
    let bad = "{\"n\":\n"
    try program.write("in.ndjson", Self.lines(count) + bad + bad)
    let command =
      "$VIGIE filter --rules rules.yaml -j 1 --drop-evidence in.ndjson -o out.ndjson --dead-letter dead.ndjson "
      + "--checkpoint state --resume-from state"
    var kills = 0
    for _ in 0..<2 {
      let filter = try RunningProgram(program, command)
      let known = try? program.read("state")
      // Killed behind its next checkpoint, if it is not done before.
      while filter.process.isRunning, (try? program.read("state")) == known { usleep(20_000) }
      if filter.process.isRunning {
        filter.send(SIGKILL)
        kills += 1
      }
      _ = filter.waitUntilExit()
    }
    #expect(try RunningProgram(program, command).waitUntilExit() == 0)
    let lines = try program.read("out.ndjson").split(separator: "\n").map(String.init)
    #expect(Self.numbers(lines) == Array(0..<count))
    #expect(try program.read("dead.ndjson").split(separator: "\n").count == 2)
    #expect(kills > 0)
    // More at the end of the file is all that is left to do.
    try program.write("in.ndjson", Self.lines(count) + bad + bad + Self.line(count))
    let more = try RunningProgram(program, command)
    #expect(more.waitUntilExit() == 0)
    let all = try program.read("out.ndjson").split(separator: "\n").map(String.init)
    #expect(Self.numbers(all) == Array(0...count))
    // A last line without an end is taken as it is, and again when it may have one.
    let whole = Self.lines(count) + bad + bad + Self.line(count)
    try program.write("in.ndjson", whole + Self.line(count + 1).dropLast())
    #expect(try RunningProgram(program, command).waitUntilExit() == 0)
    try program.write("in.ndjson", whole + Self.line(count + 1) + Self.line(count + 2))
    #expect(try RunningProgram(program, command).waitUntilExit() == 0)
    let longer = try program.read("out.ndjson").split(separator: "\n").map(String.init)
    #expect(Self.numbers(longer) == Array(0...count + 2))
    // Another file under the same name is told.
    try program.write("in.ndjson", Self.lines(count + 10).replacing("spoke", with: "wrote"))
    let other = try RunningProgram(program, command)
    #expect(other.waitUntilExit() == 2)
    #expect(other.messages.contains("the input is another one than it was"))
  }
}
