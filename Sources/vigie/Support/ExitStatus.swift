import Foundation

/// How the program ends, as an error that a command throws.
enum ExitStatus: Int32, Error {
  /// A check found something, or a tag that was asked for was found.
  case findings = 1
  case failure = 2
  case usage = 64
  case badInput = 65

  func exit() -> Never {
    Foundation.exit(rawValue)
  }
}
