import Foundation
import TestSupport
import Testing
import VigieCore

/// The program itself: its options, signals and exit codes.
struct ProgramTests {
  private final class Program {
    let folder = FileManager.default.temporaryDirectory.appending(path: "vigie-serve-\(UUID())")
    let process = Process()
    let errors = Pipe()

    init(_ arguments: [String], environment: [String: String] = [:]) throws {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try write(SmallRules.file())
      let tests = try #require(Bundle.main.executableURL)
      process.executableURL = tests.deletingLastPathComponent().appending(path: "vigie")
      process.arguments = ["serve", "--rules", "rules.yaml"] + arguments
      process.currentDirectoryURL = folder
      process.environment = environment.merging(
        ["XDG_CACHE_HOME": folder.appending(path: "cache").path]) { $1 }
      process.standardError = errors
      process.standardInput = FileHandle.nullDevice
      try process.run()
    }

    deinit {
      if process.isRunning { process.terminate() }
      try? FileManager.default.removeItem(at: folder)
    }

    func write(_ rules: String) throws {
      try Data(rules.utf8).write(to: folder.appending(path: "rules.yaml"), options: .atomic)
    }

    /// The port, once the program listens.
    func port() throws -> Int {
      var text = ""
      while true {
        let part = errors.fileHandleForReading.availableData
        guard !part.isEmpty else { throw Ended(text: text) }
        text += String(decoding: part, as: UTF8.self)
        if let match = text.firstMatch(of: /listening on http:\/\/127\.0\.0\.1:(\d+)\n/) {
          return try #require(Int(match.1))
        }
      }
    }

    /// How it ended, and what it said.
    func end() throws -> (status: Int32, errors: String) {
      let text = try errors.fileHandleForReading.readToEnd() ?? Data()
      process.waitUntilExit()
      return (process.terminationStatus, String(decoding: text, as: UTF8.self))
    }

    struct Ended: Error { var text: String }
  }

  private static let ready = "GET /ready HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"

  @Test func signalsReloadAndStop() async throws {
    let program = try Program(["--port", "0"])
    let port = try program.port()
    var first = try await RawConnection.exchange(port, [Self.ready])
    // Beside tests that take all there is of the machine, this client may be too slow for the service.
    for _ in 0..<10 where first.status == 408 {
      first = try await RawConnection.exchange(port, [Self.ready])
    }
    #expect(first.text.contains(try ServiceFixture.rules().fingerprint.rawValue))

    // Rules with mistakes change nothing.
    try program.write("rules: [")
    kill(program.process.processIdentifier, SIGHUP)
    try program.write(SmallRules.file(phrase: "ballot fraud"))
    kill(program.process.processIdentifier, SIGHUP)
    let new = try ServiceFixture.rules(phrase: "ballot fraud").fingerprint.rawValue
    var isNew = false
    for _ in 0..<100 where !isNew {
      let answer = try await RawConnection.exchange(port, [Self.ready])
      #expect([200, 408].contains(answer.status))
      isNew = answer.text.contains(new)
      if !isNew { try await Task.sleep(for: .milliseconds(50)) }
    }
    #expect(isNew)

    program.process.terminate()
    let (status, errors) = try program.end()
    #expect(status == 0, "\(errors)")
    #expect(errors.contains("asked=SIGHUP"))
    #expect(errors.contains("route=/ready"))
  }

  @Test(arguments: [
    (["--port", "70000"], 64, "--port must be from 0 to 65535"),
    (["--jobs", "0"], 64, "--jobs must be 1 or more"),
    (["--reload-from", "localhost"], 64, "localhost"),
    (
      ["--reload-token-file", "none"], 2,
      "cannot read the reload token in 'none': No such file or directory"
    ),
    (
      ["--host", "203.0.113.7", "--port", "0"], 2,
      "cannot serve on 203.0.113.7:0: Cannot assign requested address; --host must"
    ),
    (["--rules", "none.yaml"], 2, "none.yaml"),
  ])
  func mistakesEndIt(arguments: [String], status: Int32, message: String) throws {
    let outcome = try Program(arguments).end()
    #expect(outcome.status == status, "\(outcome.errors)")
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
  }

  @Test func portInUse() throws {
    let first = try Program(["--port", "0"])
    let port = try first.port()
    let second = try Program(["--port", "\(port)"]).end()
    #expect(second.status == 2)
    #expect(
      second.errors.contains(
        "cannot serve on 127.0.0.1:\(port): Address already in use; name another port"))
    first.process.terminate()
  }

  @Test func weakTokensAreRefused() throws {
    let program = try Program(["--port", "0"], environment: ["VIGIE_RELOAD_TOKEN": "secret"])
    let outcome = try program.end()
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("VIGIE_RELOAD_TOKEN is shorter than 16 bytes"))
    #expect(!outcome.errors.contains("secret"))
  }
}
