import Foundation

/// Standard output, collected into large writes.
struct StandardOutput: ~Copyable {
  private var buffer: [UInt8] = []

  /// Ends the program quietly when whoever read the output has gone, as `head` does.
  ///
  /// By default the signal would end it as well, yet with a status that looks like a crash.
  static func surviveClosedPipes() {
    signal(SIGPIPE, SIG_IGN)
  }

  mutating func write(_ bytes: some Sequence<UInt8>) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= 1 << 16 { flush() }
  }

  mutating func write(_ text: String) {
    write(text.utf8)
  }

  mutating func flush() {
    guard !buffer.isEmpty else { return }
    do {
      try FileHandle.standardOutput.write(contentsOf: buffer)
    } catch {
      if error.isBrokenPipe { exit(0) }
      StandardError.write("vigie: cannot write to standard output: \(error.localizedDescription)")
      ExitStatus.failure.exit()
    }
    buffer.removeAll(keepingCapacity: true)
  }
}

/// Standard error: messages for people, a line each.
enum StandardError {
  static func write(_ line: String) { writePart(line + "\n") }

  static func writePart(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Array(text.utf8))
  }
}

extension Error {
  fileprivate var isBrokenPipe: Bool {
    var next: (any Error)? = self
    while let error = next as NSError? {
      if error.domain == NSPOSIXErrorDomain, error.code == Int(EPIPE) { return true }
      next = error.userInfo[NSUnderlyingErrorKey] as? any Error
    }
    return false
  }
}
