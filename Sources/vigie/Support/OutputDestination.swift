import Foundation

/// Where results go: standard output, or a file that is there in full or not at all.
struct OutputDestination: ~Copyable {
  private var standardOutput = StandardOutput()
  private let file: URL?
  private let temporary: URL?
  private var handle: FileHandle?

  /// - Parameter path: `nil` or `-` for standard output.
  init(_ path: String?) throws(ExitStatus) {
    guard let path, path != "-" else {
      (file, temporary, handle) = (nil, nil, nil)
      return
    }
    let file = URL(filePath: path)
    let temporary = file.deletingLastPathComponent()
      .appending(
        path: ".\(file.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier).tmp")
    guard FileManager.default.createFile(atPath: temporary.path, contents: nil),
      let handle = try? FileHandle(forWritingTo: temporary)
    else {
      StandardError.write("vigie: cannot write to '\(path)': is its folder there, and writable?")
      throw .failure
    }
    (self.file, self.temporary, self.handle) = (file, temporary, handle)
  }

  mutating func write(_ bytes: [UInt8]) throws(ExitStatus) {
    guard let handle else { return standardOutput.write(bytes) }
    do {
      try handle.write(contentsOf: bytes)
    } catch {
      throw failed(error)
    }
  }

  /// Completes the output: a file gets its name only now.
  mutating func finish() throws(ExitStatus) {
    standardOutput.flush()
    guard let file, let temporary, let handle else { return }
    do {
      try handle.synchronize()
      try handle.close()
      // Foundation has no call that replaces a file in one step on every platform.
      // SAFETY: both paths are passed as zero-ended copies that live as long as the call.
      guard unsafe rename(temporary.path, file.path) == 0 else {
        throw CocoaError(.fileWriteUnknown)
      }
    } catch {
      throw failed(error)
    }
    self.handle = nil
  }

  private func failed(_ error: any Error) -> ExitStatus {
    if let temporary { try? FileManager.default.removeItem(at: temporary) }
    StandardError.write(
      "vigie: cannot write '\(file?.path ?? "")': \(error.localizedDescription); nothing was changed"
    )
    return .failure
  }
}
