import Foundation
import TestSupport
import Testing

/// Signals that come before the program can act on them.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/status")))
struct EarlySignalTests {
  private let program: ProgramFolder

  init() throws {
    program = try ProgramFolder()
    // Comments that take a while to read.
    let comment = String(repeating: "# \(String(repeating: "x", count: 97))\n", count: 20_000)
    try program.write("rules.yaml", comment + SmallRules.file())
  }

  /// Sends SIGHUP several times, from the moment on that the program listens.
  private func hangUp(_ running: RunningProgram) {
    let end = Date().addingTimeInterval(20)
    while !running.catchesHangUps, running.process.isRunning, Date() < end { usleep(1000) }
    for _ in 0..<10 {
      running.send(SIGHUP)
      usleep(5000)
    }
  }

  @Test("SIGHUP while vigie filter loads its rules leads to one reload")
  func filter() throws {
    let filter = try RunningProgram(program, "$VIGIE filter --rules rules.yaml -o out.ndjson")
    hangUp(filter)
    // The output is opened when the rules are loaded: the signals came before.
    #expect(throws: (any Error).self) { try program.read("out.ndjson") }
    #expect(filter.waitForMessage("rules reloaded"), "\(filter.messages)")
    try filter.write("{\"text\":\"The election meddling.\"}\n")
    try filter.closeInput()
    #expect(filter.waitUntilExit() == 0, "\(filter.messages)")
    #expect(try program.read("out.ndjson").contains("threat/meddling"))
    #expect(filter.messages.split(separator: "\n").count == 1, "\(filter.messages)")
  }

  @Test("SIGHUP while vigie serve loads its rules leads to one reload")
  func serve() throws {
    let service = try RunningProgram(program, "$VIGIE serve --rules rules.yaml --port 0")
    hangUp(service)
    #expect(!service.messages.contains("listening"))
    #expect(service.waitForMessage("listening"), "\(service.messages)")
    #expect(service.waitForMessage("asked=SIGHUP"), "\(service.messages)")
    service.send(SIGTERM)
    #expect(service.waitUntilExit() == 0, "\(service.messages)")
    #expect(service.messages.ranges(of: "asked=SIGHUP").count == 1, "\(service.messages)")
  }

  @Test("SIGTERM while vigie filter loads its rules ends it quietly, with nothing written")
  func end() throws {
    let filter = try RunningProgram(program, "$VIGIE filter --rules rules.yaml -o out.ndjson")
    while !filter.catchesHangUps, filter.process.isRunning { usleep(1000) }
    filter.send(SIGTERM)
    let status = filter.waitUntilExit()
    // By the signal itself; where the parent has blocked it, by the program as soon as it may come.
    #expect(status == SIGTERM || status == 128 + SIGTERM)
    #expect(!filter.messages.contains("error"), "\(filter.messages)")
    #expect((try? program.read("out.ndjson")) ?? "" == "")
  }
}
