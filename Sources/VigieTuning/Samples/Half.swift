internal import Crypto

/// The two halves of a set of samples: one to tune rules on, one to check them on.
///
/// Where a sample belongs depends on its id alone, so that it stays there whatever is added, and
/// nobody can choose.
package enum Half: String, Sendable, Hashable, CaseIterable {
  case tune
  case check

  /// The half of an id: `check` where the first byte of its SHA-256 is odd.
  package init(id: String) {
    let first = SHA256.hash(data: Array(id.utf8)).first { _ in true }
    self = (first ?? 0) % 2 == 1 ? .check : .tune
  }
}
