import Foundation

/// Standard output, collected into large writes.
struct StandardOutput: ~Copyable {
  /// What the program does when whoever read the output has gone, as `head` does.
  enum ClosedPipe {
    /// It goes on without output: the exit code is an answer too.
    case goOn
    /// It ends quietly: there is nothing left to do for it.
    case end
  }

  private let whenClosed: ClosedPipe
  private var isClosed = false
  private var buffer: [UInt8] = []

  init(whenClosed: ClosedPipe = .goOn) { self.whenClosed = whenClosed }

  /// Lets writing to a closed pipe fail, and to a file that may not grow: signals would end the program,
  /// without a word and with a status that looks like a crash.
  static func letWritingFail() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
  }

  mutating func write(_ bytes: some Sequence<UInt8>) {
    if isClosed { return }
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
      buffer.removeAll()
      if error.isBrokenPipe {
        if whenClosed == .end { exit(0) }
        isClosed = true
        return
      }
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
