internal import Foundation

/// What the system says against a call.
package struct SystemFailure: Error, Hashable, Sendable {
  package var code: Int32

  package init(code: Int32) { self.code = code }

  /// The failure of the call that was made last on this thread.
  static var last: SystemFailure { SystemFailure(code: errno) }

  /// In the words of the system, such as "No space left on device".
  package var reason: String {
    // SAFETY: the call gives a zero-ended text, which is copied at once.
    unsafe String(cString: strerror(code))
  }
}
