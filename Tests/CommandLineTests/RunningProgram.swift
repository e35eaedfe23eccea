import Foundation
import Testing

/// The built program while it runs, with pipes to talk to it.
final class RunningProgram {
  let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private let errors: URL
  private var pending = Data()

  /// - Parameter command: what the shell starts; `$VIGIE` is the program.
  init(_ folder: ProgramFolder, _ command: String) throws {
    // Writing to a program that has gone must not end the tests.
    signal(SIGPIPE, SIG_IGN)
    errors = folder.url.appending(path: "errors-\(UUID())")
    try Data().write(to: errors)
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "exec " + command]
    process.currentDirectoryURL = folder.url
    process.environment = [
      "XDG_CACHE_HOME": folder.url.appending(path: "cache").path,
      "VIGIE": try ProgramFolder.built().path, "PATH": "/usr/bin:/bin",
    ]
    process.standardInput = input
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    try input.fileHandleForReading.close()
    try output.fileHandleForWriting.close()
  }

  deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

  func write(_ text: String) throws {
    try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
  }

  /// Writes on a thread of its own, so that the program may take its time.
  func writeSlowly(_ text: String, closes: Bool = true) {
    let handle = input.fileHandleForWriting
    Thread.detachNewThread {
      try? handle.write(contentsOf: Data(text.utf8))
      if closes { try? handle.close() }
    }
  }

  func closeInput() throws { try input.fileHandleForWriting.close() }
  func closeOutput() throws { try output.fileHandleForReading.close() }

  /// The next line of the output, as soon as it is there; `nil` at the end.
  func readLine() -> String? {
    while true {
      if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
        defer { pending = Data(pending[(end + 1)...]) }
        return String(decoding: pending[..<end], as: UTF8.self)
      }
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { return nil }
      pending += more
    }
  }

  /// All that is left of the output.
  func readLines() throws -> [String] {
    let rest = pending + (try output.fileHandleForReading.readToEnd() ?? Data())
    pending = Data()
    return rest.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
  }

  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// What was written to standard error so far.
  var messages: String { (try? String(contentsOf: errors, encoding: .utf8)) ?? "" }

  /// Waits until standard error says something.
  func waitForMessage(_ text: String, seconds: Double = 20) -> Bool {
    let end = Date().addingTimeInterval(seconds)
    while Date() < end {
      if messages.contains(text) { return true }
      Thread.sleep(forTimeInterval: 0.02)
    }
    return false
  }

  func waitUntilExit() -> Int32 {
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// The memory that is in use, in kilobytes; `nil` where the system does not tell.
  var residentKilobytes: Int? { status("VmRSS").flatMap { Int($0) } }

  /// Whether SIGHUP is caught; `false` where the system does not tell.
  var catchesHangUps: Bool {
    status("SigCgt").flatMap { UInt64($0, radix: 16) }.map { $0 & 1 << UInt64(SIGHUP - 1) != 0 }
      ?? false
  }

  /// What Linux tells of the program.
  private func status(_ name: String) -> Substring? {
    let path = "/proc/\(process.processIdentifier)/status"
    guard let status = try? String(contentsOfFile: path, encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix(name + ":") })
    else { return nil }
    return line.split(whereSeparator: \.isWhitespace).dropFirst().first
  }
}
