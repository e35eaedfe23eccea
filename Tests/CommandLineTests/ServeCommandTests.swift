import Foundation
import TestSupport
import Testing

/// `vigie serve` as those who run it see it.
@Suite(.serialized) struct ServeCommandTests {
  private let program: ProgramFolder

  init() throws { program = try ProgramFolder.withSmallRules() }

  private func serve(_ arguments: String, limit: String = "") throws -> RunningProgram {
    let service = try RunningProgram(
      program, "sh -c '\(limit) exec $VIGIE serve --rules rules.yaml --port 0 \(arguments)'")
    #expect(service.waitForMessage("listening on http://127.0.0.1:"), "\(service.messages)")
    return service
  }

  private func end(_ service: RunningProgram) {
    service.send(SIGTERM)
    #expect(service.waitUntilExit() == 0)
    #expect(service.messages.contains("stopping") && service.messages.contains("stopped"))
  }

  @Test("an edit of a rule file is seen, and both fingerprints are logged")
  func watch() throws {
    let service = try serve("--watch-rules")
    try program.write("rules.yaml", SmallRules.file().replacing("election ", with: "poll "))
    #expect(service.waitForMessage("rules changed"), "\(service.messages)")
    let line = try #require(
      service.messages.split(separator: "\n").first { $0.contains("rules changed") })
    let from = try #require(line.firstMatch(of: /from=(sha256:[0-9a-f]{64})/)).output.1
    let to = try #require(line.firstMatch(of: /to=(sha256:[0-9a-f]{64})/)).output.1
    #expect(from != to)
    #expect(line.contains("change of the rule files"))
    // With mistakes those before stay in force, and are named.
    try program.write("rules.yaml", "rules: [")
    #expect(service.waitForMessage("rules have mistakes"), "\(service.messages)")
    #expect(service.waitForMessage("fingerprint=\(to)"), "\(service.messages)")
    end(service)
  }

  static let mistakes: [(arguments: [String], message: String)] = [
    (
      ["--host", "nothere.invalid"],
      "cannot serve on nothere.invalid:0: there is no host 'nothere.invalid'; --host must be an address"
    ),
    (["--reload-token-file", "."], "cannot read the reload token in '.': Is a directory"),
  ]

  @Test("what it cannot use is told with the reason", arguments: mistakes)
  func mistake(arguments: [String], message: String) throws {
    let run = try program.vigie(
      ["serve", "--rules", "rules.yaml", "--port", "0"] + arguments)
    #expect(run.status == 2 && run.errors.contains(message), "\(run.errors)")
  }

  @Test("without being asked to, it does not watch")
  func noWatch() throws {
    let service = try serve("")
    try program.write("rules.yaml", SmallRules.file().replacing("election ", with: "poll "))
    #expect(!service.waitForMessage("rules changed", seconds: 1))
    end(service)
  }

  @Test("the limit of open files is raised as far as it may be, and logged")
  func openFiles() throws {
    let raised = try serve("--max-connections 100", limit: "ulimit -Sn 200; ulimit -Hn 1000;")
    #expect(raised.waitForMessage("open files"), "\(raised.messages)")
    #expect(raised.messages.contains("before=200 limit=1000"), "\(raised.messages)")
    #expect(!raised.messages.contains("leaves no room"))
    end(raised)
    let low = try serve("--max-connections 1000", limit: "ulimit -n 1000;")
    #expect(low.waitForMessage("leaves no room for --max-connections"), "\(low.messages)")
    end(low)
  }
}
