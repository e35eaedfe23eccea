internal import Foundation
internal import VigieInput

/// A file that a run writes to, which knows whether the run made it and whether others have it too.
///
/// Locks are advice among runs of this program: who writes a file from its beginning has it alone, those who
/// add to it share it, and only who has it alone may remove it.
package struct SinkFile: Sendable {
  package let path: String
  package let descriptor: Descriptor
  /// Whether it was not there before. Asking first and opening then would not tell: two runs at a time could
  /// both hear that it is not there.
  private let isNew: Bool

  /// What a run wants to do with the file.
  package enum Claim: Sendable {
    /// To add to it, as others may.
    case shared
    /// To write it from its beginning.
    case exclusive
  }

  /// What became of a claim.
  package enum Answer: Sendable {
    case granted
    /// Another run has the file.
    case refused
    /// The file has gone since it was opened, or another has its name: it has to be opened again.
    case gone
  }

  package init(opening path: String, for mode: Descriptor.Mode) throws(SystemFailure) {
    self.path = path
    if let made = try? Descriptor(opening: path, for: mode, onlyIfNew: true) {
      descriptor = made
      isNew = true
    } else {
      descriptor = try Descriptor(opening: path, for: mode)
      isNew = false
    }
  }

  /// Keeps others from the file until it is closed. What is no file of the ordinary kind is nobody's.
  package func claim(_ claim: Claim) -> Answer {
    guard let identity = descriptor.identity else { return .granted }
    guard descriptor.lock(claim) else { return .refused }
    // Between opening and locking whoever had made it may have removed it.
    return identity == FileIdentity(path: path) ? .granted : .gone
  }

  /// Removes the file if the run made it and nobody else has it.
  package func discard() {
    guard isNew, descriptor.lockAlone(), let identity = descriptor.identity,
      identity == FileIdentity(path: path)
    else { return }
    try? FileManager.default.removeItem(atPath: path)
  }
}
