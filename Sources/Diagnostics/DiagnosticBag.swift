/// Collects what is found wrong, so that one run can say all of it.
///
/// A reference, because every stage of a compilation adds to the same collection.
public final class DiagnosticBag {
  private var all: Set<Diagnostic> = []

  public init() {}

  public func add(_ diagnostic: Diagnostic) { all.insert(diagnostic) }

  public func add(contentsOf diagnostics: some Sequence<Diagnostic>) { all.formUnion(diagnostics) }

  /// Takes out what follows from another mistake only.
  public func remove(where isIdle: (Diagnostic) -> Bool) { all = all.filter { !isIdle($0) } }

  public var hasErrors: Bool { all.contains { $0.severity == .error } }

  /// Each diagnostic once: by file, line and column, errors before warnings.
  public var sorted: [Diagnostic] {
    all.sorted { left, right in
      if left.location != right.location { return left.location < right.location }
      if left.severity != right.severity { return left.severity == .error }
      if left.code.rawValue != right.code.rawValue {
        return left.code.rawValue < right.code.rawValue
      }
      return left.message < right.message
    }
  }
}
