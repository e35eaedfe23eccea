import Foundation
import TestSupport
import Testing

/// A reload that is asked for before there is anything to load again.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/status")))
struct EarlySignalTests {
  private let program: ProgramFolder

  init() throws {
    program = try ProgramFolder()
    // Comments that take a while to read.
    let comment = String(repeating: "# \(String(repeating: "x", count: 97))\n", count: 20_000)
    try program.write("rules.yaml", comment + SmallRules.file())
  }

  /// Sends SIGHUP several times, from the moment on that the program ignores it.
  private func hangUp(_ running: RunningProgram) {
    let end = Date().addingTimeInterval(20)
    while !running.ignoresHangUps, running.process.isRunning, Date() < end { usleep(1000) }
    for _ in 0..<10 {
      running.send(SIGHUP)
      usleep(5000)
    }
  }

  @Test("SIGHUP while vigie filter loads its rules does no harm")
  func filter() throws {
    let filter = try RunningProgram(program, "$VIGIE filter --rules rules.yaml -o out.ndjson")
    hangUp(filter)
    // The output is opened when the rules are loaded: the signals came before.
    #expect(throws: (any Error).self) { try program.read("out.ndjson") }
    try filter.write("{\"text\":\"The election meddling.\"}\n")
    try filter.closeInput()
    #expect(filter.waitUntilExit() == 0, "\(filter.messages)")
    #expect(try program.read("out.ndjson").contains("threat/meddling"))
  }

  @Test("SIGHUP while vigie serve loads its rules does no harm")
  func serve() throws {
    let service = try RunningProgram(program, "$VIGIE serve --rules rules.yaml --port 0")
    hangUp(service)
    #expect(!service.messages.contains("listening"))
    #expect(service.waitForMessage("listening"), "\(service.messages)")
    service.send(SIGTERM)
    #expect(service.waitUntilExit() == 0, "\(service.messages)")
  }
}
