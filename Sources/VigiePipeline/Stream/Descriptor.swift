internal import Foundation
package import VigieInput

/// An open file, pipe or terminal. It is not closed by itself.
package struct Descriptor: Hashable, Sendable {
  package let number: Int32

  package init(_ number: Int32) { self.number = number }

  /// How a file is opened.
  package enum Mode: Sendable {
    case reading
    /// From its beginning; what was in it is gone.
    case writing
    /// What was in it stays.
    case appending
    /// What was in it stays; writing begins where `truncate` leaves off.
    case updating
  }

  /// - Parameter onlyIfNew: whether a file that is there already is a failure.
  package init(
    opening path: String, for mode: Mode, onlyIfNew: Bool = false
  ) throws(SystemFailure) {
    var flags: Int32 =
      switch mode {
      case .reading: O_RDONLY
      case .writing: O_WRONLY | O_CREAT | O_TRUNC
      case .appending: O_WRONLY | O_CREAT | O_APPEND
      case .updating: O_WRONLY | O_CREAT
      }
    if onlyIfNew { flags |= O_EXCL }
    // SAFETY: the path is passed as a zero-ended copy that lives as long as the call.
    number = unsafe open(path, flags | O_CLOEXEC, 0o666)
    if number < 0 { throw .last }
  }

  package func closeFile() { _ = close(number) }

  // MARK: Bytes

  /// Fills the front of a buffer with what is there.
  ///
  /// - Returns: how many bytes were read; 0 at the end.
  func read(into buffer: inout [UInt8]) throws(SystemFailure) -> Int {
    while true {
      // SAFETY: no more is written than the buffer holds.
      let count = unsafe buffer.withUnsafeMutableBytes { bytes in
        unsafe Foundation.read(number, bytes.baseAddress, bytes.count)
      }
      if count >= 0 { return count }
      guard errno == EINTR || errno == EAGAIN else { throw .last }
      if errno == EAGAIN { wait(for: Int16(POLLIN)) }
    }
  }

  /// Writes all bytes from `start` on.
  ///
  /// - Returns: how many bytes were written, and why not all.
  package func write(
    _ bytes: [UInt8], from start: Int = 0
  ) -> (count: Int, failure: SystemFailure?) {
    var index = start
    while index < bytes.count {
      // SAFETY: `index` is within the buffer, and no more is read than is behind it.
      let count = unsafe bytes.withUnsafeBytes { all in
        unsafe Foundation.write(number, all.baseAddress! + index, all.count - index)
      }
      if count >= 0 {
        index += count
      } else if errno == EAGAIN {
        wait(for: Int16(POLLOUT))
      } else if errno != EINTR {
        return (index - start, .last)
      }
    }
    return (index - start, nil)
  }

  // MARK: Waiting

  private func wait(for events: Int16) {
    var request = pollfd(fd: number, events: events, revents: 0)
    // SAFETY: one request is passed, and one is there.
    _ = unsafe poll(&request, 1, -1)
  }

  /// Whether something can be read, or the end is reached, so that reading does not block.
  var isReadable: Bool {
    var request = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
    // SAFETY: one request is passed, and one is there.
    return unsafe poll(&request, 1, 0) > 0
  }

  /// Waits until something can be read from this or the other.
  func waitUntilReadable(or other: Descriptor) {
    var requests = [number, other.number].map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    // SAFETY: two requests are passed, and two are there.
    _ = unsafe poll(&requests, 2, -1)
  }

  // MARK: Files

  /// Which file it is, whatever its name; `nil` for what is no file of the ordinary kind.
  package var identity: FileIdentity? { FileIdentity(descriptor: number) }

  package var isFolder: Bool {
    var status = stat()
    // SAFETY: the call fills in the structure that it is given.
    return unsafe fstat(number, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Keeps others that ask from the file, until it is closed.
  ///
  /// - Returns: whether nobody else had it; `true` where the system has no locks for such files.
  func lock(_ claim: SinkFile.Claim) -> Bool {
    let kind = claim == .shared ? LOCK_SH : LOCK_EX
    // A run that cannot begin has a file alone for the moment in which it removes it.
    for _ in 0..<(claim == .shared ? 20 : 1) {
      if flock(number, kind | LOCK_NB) == 0 || errno != EWOULDBLOCK { return true }
      usleep(10_000)
    }
    return false
  }

  /// Whether it is certain that nobody else has the file, and nobody will until it is closed.
  func lockAlone() -> Bool { flock(number, LOCK_EX | LOCK_NB) == 0 }

  /// Sees to it that standard input, output and error are open: a file that is opened in the place of one
  /// would be read, or get the messages.
  package static func openStandardOnes() {
    for number in Int32(0)...2 where fcntl(number, F_GETFD) < 0 {
      // What a command has to say is not to be lost in silence: it cannot be written there.
      let mode = number == 1 ? O_RDONLY : O_RDWR
      // SAFETY: the path is passed as a zero-ended copy that lives as long as the call.
      _ = unsafe open("/dev/null", mode)
    }
  }

  /// The size of a file of the ordinary kind; `nil` for anything else.
  package var fileSize: Int? {
    var status = stat()
    // SAFETY: the call fills in the structure that it is given.
    guard unsafe fstat(number, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  package func seek(to offset: Int) throws(SystemFailure) {
    if lseek(number, off_t(offset), SEEK_SET) < 0 { throw .last }
  }

  /// Cuts a file off and goes on writing there.
  package func truncate(to size: Int) throws(SystemFailure) {
    if ftruncate(number, off_t(size)) < 0 { throw .last }
    try seek(to: size)
  }

  /// Cuts off the last bytes that were written to a file, unless others have written behind them.
  func takeBack(_ count: Int) {
    guard count > 0, let size = fileSize, lseek(number, 0, SEEK_CUR) == off_t(size) else { return }
    try? truncate(to: size - count)
  }

  /// Waits until what was written is on the disk.
  package func synchronize() throws(SystemFailure) {
    if fsync(number) < 0 { throw .last }
  }
}
