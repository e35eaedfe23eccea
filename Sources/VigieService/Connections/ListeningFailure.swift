internal import Foundation
internal import NIOCore
internal import VigiePipeline

/// Why the service could not listen.
package struct ListeningFailure {
  private let error: any Error

  package init(_ error: any Error) { self.error = error }

  /// In the words of the system, with what to do about it where that is known.
  package var reason: String {
    if let error = error as? SocketAddressError.UnknownHost {
      return "there is no host '\(error.host)'; --host must be an address of this machine, such as "
        + "127.0.0.1"
    }
    guard let error = error as? IOError else { return "\(error)" }
    let reason = SystemFailure(code: error.errnoCode).reason
    switch error.errnoCode {
    case EADDRINUSE: return "\(reason); name another port with --port, or 0 for one that is free"
    case EADDRNOTAVAIL: return "\(reason); --host must be an address of this machine"
    case EACCES: return "\(reason); ports below 1024 are for the administrator"
    default: return reason
    }
  }
}
