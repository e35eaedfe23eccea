import Foundation
import Testing

/// A folder with a small rule set in which the built program is run; gone with the value.
final class ProgramFolder {
  let folder = FileManager.default.temporaryDirectory.appending(path: "vigie-\(UUID())")

  struct Outcome {
    var status: Int32
    var output: String
    var errors: String
  }

  static let rules = """
    format: 1
    taxonomy: t
    version: 1
    languages: [en]
    groups:
      - id: threat
        label: {en: Threat}
        scope: {en: S}
        tags:
          - {id: meddling, label: {en: Meddling}, scope: {en: S}}
          - {id: leak, label: {en: Leak}, scope: {en: S}}
    language: en
    rules:
      - id: en.meddling
        tag: threat/meddling
        description: meddling
        strength: decisive
        match: {phrases: ['election meddling']}
        examples: {match: ['Election meddling.'], no-match: ['An election.']}
      - id: en.leak
        tag: threat/leak
        description: leak
        strength: strong
        match: {phrases: ['stolen papers']}
        examples: {match: ['Stolen papers.'], no-match: ['Papers.']}
    """

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try write("rules.yaml", Self.rules)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func write(_ name: String, _ text: String) throws {
    try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
  }

  func read(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  func vigie(_ arguments: String...) throws -> Outcome {
    let process = Process()
    process.executableURL = try #require(Bundle.main.executableURL)
      .deletingLastPathComponent().appending(path: "vigie")
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ["XDG_CACHE_HOME": folder.appending(path: "cache").path]
    let output = Pipe()
    let errors = Pipe()
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let text = try output.fileHandleForReading.readToEnd() ?? Data()
    let messages = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: String(decoding: text, as: UTF8.self),
      errors: String(decoding: messages, as: UTF8.self))
  }
}
