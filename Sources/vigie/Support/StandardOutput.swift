import Foundation
import VigiePipeline

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
    defer { buffer.removeAll(keepingCapacity: true) }
    guard let failure = Descriptor(1).write(buffer).failure else { return }
    if failure.code == EPIPE {
      if whenClosed == .end { exit(0) }
      isClosed = true
      return
    }
    StandardError.write("vigie: cannot write to standard output: \(failure.reason)")
    ExitStatus.failure.exit()
  }
}

/// Standard error: messages for people, a line each.
enum StandardError {
  static func write(_ line: String) { writePart(line + "\n") }

  static func writePart(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Array(text.utf8))
  }
}
