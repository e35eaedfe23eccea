import Foundation
import TestSupport
import Testing
import VigieCore
import VigieRules

@testable import VigiePipeline

/// Rules of two tags, in a folder of their own that can be edited.
final class SmallRuleFolder {
  let folder = FileManager.default.temporaryDirectory.appending(path: "vigie-\(UUID())")
  var path: String { folder.path }

  init(_ phrase: String = "election meddling") throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try write("taxonomy.yaml", SmallRules.taxonomy())
    try write("rules.yaml", SmallRules.rule(phrase: phrase))
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: name), options: .atomic)
  }

  func load() throws -> RuleSet { try RuleSet(contentsOf: path) }

  func live() throws -> LiveRules { LiveRules(try load(), paths: [path]) }
}
