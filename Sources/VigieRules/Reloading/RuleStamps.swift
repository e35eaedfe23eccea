internal import Diagnostics

/// What tells whether any file of rules was changed, added or removed.
package struct RuleStamps: Hashable, Sendable {
  private let stamps: [FileStamp]

  /// The state of files and folders as it is now.
  package init(of paths: [String]) {
    var finder = RuleFileFinder(bag: .init())
    for path in paths { finder.add(path) }
    if !finder.files.contains(where: { $0.hasSuffix("taxonomy.yaml") }) {
      _ = finder.addTaxonomy(beside: paths)
    }
    stamps = finder.stamps
  }

  /// Whether nothing was changed, added or removed since; cheap enough to ask many times a second.
  package var areCurrent: Bool { stamps.allSatisfy(\.isCurrent) }

  /// The files that are not as they were, by path; new and removed ones too.
  package func files(changedSince old: RuleStamps) -> [String] {
    let before = Set(old.stamps)
    let after = Set(stamps)
    // What is there neither before nor now was only looked for.
    let different = before.symmetricDifference(after).filter(\.isFile)
    return Set(different.map(\.path)).sorted()
  }
}
