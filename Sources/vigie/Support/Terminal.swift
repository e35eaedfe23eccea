import Foundation
import VigieOutput

/// What is known of the terminal behind a stream.
enum Terminal {
  static var isStandardOutput: Bool { isatty(STDOUT_FILENO) == 1 }
  static var isStandardError: Bool { isatty(STDERR_FILENO) == 1 }

  /// The columns of the terminal that standard output goes to, or 100 where it is none.
  static var width: Int {
    var size = winsize()
    // SAFETY: the request fills a `winsize`, which is what it is given.
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return 100
    }
    return max(40, Int(size.ws_col))
  }

  /// Colours where a person looks, unless they asked for none (https://no-color.org).
  static func style(_ choice: ColourChoice, isTerminal: Bool) -> Style {
    switch choice {
    case .always: return Style(isColoured: true)
    case .never: return Style(isColoured: false)
    case .auto:
      let environment = ProcessInfo.processInfo.environment
      let refuses = !(environment["NO_COLOR"] ?? "").isEmpty || environment["TERM"] == "dumb"
      return Style(isColoured: isTerminal && !refuses)
    }
  }
}
