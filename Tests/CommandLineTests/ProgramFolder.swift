import Foundation
import TestSupport
import Testing

/// A folder with the built program in it, installed beside rules of its own.
final class ProgramFolder {
  let url = FileManager.default.temporaryDirectory.appending(path: "vigie-\(UUID())")

  struct Outcome {
    var status: Int32
    var output: String
    var errors: String
  }

  /// A folder with two rules, in `rules.yaml`.
  static func withSmallRules() throws -> ProgramFolder {
    let folder = try ProgramFolder()
    try folder.write("rules.yaml", SmallRules.file())
    return folder
  }

  /// - Parameter installing: whether the program stands beside rules of its own, in place of those of
  ///   the checkout.
  init(installing: Bool = false) throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    guard installing else { return }
    try write("share/vigie/rules/taxonomy.yaml", SmallRules.taxonomy())
    try write(
      "share/vigie/rules/en/meddling.yaml",
      SmallRules.rule("en.meddling", phrase: "election meddling"))
    try FileManager.default.createDirectory(
      at: url.appending(path: "bin"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: try Self.built(), to: url.appending(path: "bin/vigie"))
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  static func built() throws -> URL {
    try #require(Bundle.main.executableURL).deletingLastPathComponent().appending(path: "vigie")
  }

  func write(_ name: String, _ text: String) throws {
    try write(name, Array(text.utf8))
  }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file, options: .atomic)
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(at: url.appending(path: name))
  }

  func read(_ name: String) throws -> String {
    try String(contentsOf: url.appending(path: name), encoding: .utf8)
  }

  func vigie(_ arguments: String...) throws -> Outcome { try vigie(arguments) }

  func vigie(_ arguments: [String]) throws -> Outcome {
    let process = Process()
    let installed = url.appending(path: "bin/vigie")
    let isInstalled = FileManager.default.fileExists(atPath: installed.path)
    process.executableURL = isInstalled ? installed : try Self.built()
    process.arguments = arguments
    process.currentDirectoryURL = url
    process.environment = ["XDG_CACHE_HOME": url.appending(path: "cache").path]
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
