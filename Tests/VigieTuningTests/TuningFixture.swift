import Diagnostics
import Foundation
import Testing
import VigieCore
import VigieInput
import VigieRules

@testable import VigieTuning

/// The small rule set and the samples that the tests of tuning share.
enum TuningFixture {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures")

  static let rules: RuleSet = {
    do {
      return try RuleSet(contentsOf: folder.appending(path: "rules.yaml").path)
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  static func read(_ name: String) -> SampleReader.Result {
    SampleReader.read([folder.appending(path: name).path], taxonomy: rules.taxonomy)
  }

  static func samples(_ name: String) throws -> SampleSet {
    try #require(read(name).samples)
  }

  /// Unlabelled documents, in the order of the file.
  static func documents(_ name: String) -> [Document] {
    let reader = DocumentReader(paths: [folder.appending(path: name).path])
    var documents: [Document] = []
    while let result = reader.next() {
      if case .success(let document) = result { documents.append(document) }
    }
    return documents
  }

  static func tag(_ id: String) -> TagIndex { rules.taxonomy.index(of: id)! }

  /// Diagnostics as a golden file has them, without the folder of this machine.
  static func shown(_ diagnostics: [Diagnostic]) -> String {
    DiagnosticRenderer(sources: [:]).render(diagnostics)
      .replacingOccurrences(of: folder.path + "/", with: "")
  }
}
