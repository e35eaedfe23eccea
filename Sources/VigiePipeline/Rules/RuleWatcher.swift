internal import Foundation
internal import VigieRules

/// Watches rule files and tells of changes.
///
///     let watcher = RuleWatcher(paths)       // before the rules are loaded, so that no edit is missed
///     …
///     watcher.start { live.reload() }
package struct RuleWatcher: Sendable {
  private let paths: [String]
  private let stamps: RuleStamps
  /// How often files are looked at.
  private static let pause = 0.2

  package init(_ paths: [String]) {
    self.paths = paths
    stamps = RuleStamps(of: paths)
  }

  /// Tells, on a thread of its own, whenever a rule file has changed and then stayed as it is for a
  /// moment: editors write a file in several steps.
  package func start(_ onChange: @escaping @Sendable () -> Void) {
    Thread.detachNewThread { [self] in
      var stamps = stamps
      while true {
        Thread.sleep(forTimeInterval: Self.pause)
        guard !stamps.areCurrent else { continue }
        var next = RuleStamps(of: paths)
        repeat {
          stamps = next
          Thread.sleep(forTimeInterval: Self.pause)
          next = RuleStamps(of: paths)
        } while next != stamps
        onChange()
      }
    }
  }
}
