package import Diagnostics
internal import Synchronization
package import VigieCore
package import VigieRules

/// The rules in force, which can be loaded anew while others tag with them.
///
///     let live = LiveRules(ruleSet, paths: ["rules"])
///     let rules = live.current            // one value for one document
///     if case .refused(let result) = live.reload() { show(result.diagnostics) }
///
/// New rules are compiled beside the old and take their place in one step. Whoever took the old ones
/// keeps them for as long as they are needed; nobody ever sees half of each.
package final class LiveRules: Sendable {
  /// Rules as they were between two reloads.
  package final class Edition: Sendable {
    package let ruleSet: RuleSet
    /// Counts the times that rules were put in force, from 1.
    package let number: Int

    package var fingerprint: Fingerprint { ruleSet.fingerprint }

    fileprivate init(_ ruleSet: RuleSet, number: Int) {
      self.ruleSet = ruleSet
      self.number = number
    }

    // Whoever used the rules last is done with them.
    deinit { FreedMemory.giveBackSoon() }
  }

  /// What came of a reload.
  package enum Outcome: Sendable {
    /// The new rules are in force. They may have the fingerprint of the old: of other words for readers,
    /// such as labels, it says nothing.
    case replaced(old: Edition, new: Edition, warnings: [Diagnostic])
    /// The rules have mistakes; the old ones stay in force.
    case refused(RuleCompiler.Result, inForce: Edition)
  }

  /// Loads rules as they are now. It is given the rules in force, from which what did not change can be
  /// taken over (`RuleCompiler.Options.basis`).
  package typealias Load = @Sendable (_ basis: RuleSet) -> RuleCompiler.Result

  private let edition: Mutex<Edition>
  /// The number of the edition in force, for those who ask often.
  private let latest = Atomic(1)
  /// Held during a reload, so that of two one waits for the other.
  private let basis: Mutex<RuleSet>
  private let load: Load
  private let observers = Mutex<[@Sendable () -> Void]>([])

  /// - Parameters:
  ///   - ruleSet: what is in force until the first reload.
  ///   - load: compiles the rules, on the thread that asks for a reload.
  package init(_ ruleSet: RuleSet, load: @escaping Load) {
    edition = Mutex(Edition(ruleSet, number: 1))
    basis = Mutex(ruleSet)
    self.load = load
    // What it took to load them.
    FreedMemory.giveBack()
  }

  /// - Parameters:
  ///   - paths: rule files or folders, or one compiled file; read anew with each reload.
  package convenience init(
    _ ruleSet: RuleSet, paths: [String], options: RuleCompiler.Options = .init(warns: false)
  ) {
    self.init(ruleSet) { basis in RuleSource(paths: paths, options: options).load(basis: basis) }
  }

  /// The rules in force, to be used for the whole of a document.
  package var current: Edition { edition.withLock { $0 } }

  /// The number of the edition in force: tells without a lock whether `current` is another one by now.
  package var latestNumber: Int { latest.load(ordering: .acquiring) }

  /// Has something done whenever other rules were put in force: whoever waits with the old ones at hand
  /// keeps them in memory.
  package func whenReplaced(_ action: @escaping @Sendable () -> Void) {
    observers.withLock { $0.append(action) }
  }

  /// Compiles the rules as they are now and puts them in force, if nothing is wrong with them.
  ///
  /// Takes as long as compiling takes (seconds for thousands of rules) and blocks the thread; meanwhile
  /// the old rules can be used as before.
  @discardableResult
  package func reload() -> Outcome {
    // Later than what it took to load the rules is gone.
    defer { FreedMemory.giveBack() }
    let outcome = basis.withLock { basis -> Outcome in
      let result = load(basis)
      guard let ruleSet = result.ruleSet else { return .refused(result, inForce: current) }
      basis = ruleSet
      let (old, new) = edition.withLock { edition in
        let old = edition
        edition = Edition(ruleSet, number: old.number + 1)
        latest.store(edition.number, ordering: .releasing)
        return (old, edition)
      }
      return .replaced(old: old, new: new, warnings: result.diagnostics)
    }
    if case .replaced = outcome { for tell in observers.withLock({ $0 }) { tell() } }
    return outcome
  }
}
