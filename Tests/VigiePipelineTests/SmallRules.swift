import Foundation
import Testing
import VigieCore
import VigieRules

@testable import VigiePipeline

/// Rules of two tags, in a folder of their own that can be edited.
final class SmallRules {
  let folder = FileManager.default.temporaryDirectory.appending(path: "vigie-\(UUID())")
  var path: String { folder.path }

  static let taxonomy = """
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
          - {id: hacking, label: {en: Hacking}, scope: {en: S}}

    """

  init(_ phrase: String = "election meddling") throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try write("taxonomy.yaml", Self.taxonomy)
    try write("rules.yaml", Self.rules(phrase))
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  static func rules(_ phrase: String, tag: String = "threat/meddling") -> String {
    """
    format: 1
    language: en
    rules:
      - id: en.first
        tag: \(tag)
        description: d
        strength: decisive
        match: {phrases: ['\(phrase)']}
        examples: {match: ['The \(phrase).'], no-match: ['An election.']}

    """
  }

  func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: name), options: .atomic)
  }

  func load() throws -> RuleSet { try RuleSet(contentsOf: path) }

  func live() throws -> LiveRules { LiveRules(try load(), paths: [path]) }
}
