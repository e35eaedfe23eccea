internal import Foundation

/// Tells files of the ordinary kind apart, whatever their names.
package struct FileIdentity: Hashable, Sendable {
  private let device: UInt64
  private let number: UInt64

  /// Of an open file; `nil` for what is no file of the ordinary kind.
  package init?(descriptor: Int32) {
    var status = stat()
    // SAFETY: the call fills in the structure that it is given.
    guard unsafe fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }

  /// Of what a path leads to; `nil` for what is no file of the ordinary kind.
  package init?(path: String) {
    var status = stat()
    // SAFETY: the path is passed as a zero-ended copy, and the call fills in the structure.
    guard unsafe stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  private init?(_ status: stat) {
    guard status.st_mode & S_IFMT == S_IFREG else { return nil }
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(status.st_ino)
  }
}
