import Foundation

/// Where results go: standard output, a device or pipe, or a file that is there in full or not at all.
struct OutputDestination: ~Copyable {
  private var standardOutput: StandardOutput
  private let file: URL?
  private let temporary: URL?
  private var handle: FileHandle?

  /// - Parameters:
  ///   - path: `nil` or `-` for standard output.
  ///   - whenClosed: what is done when nobody reads it any more.
  init(
    _ path: String?, whenClosed: StandardOutput.ClosedPipe = .goOn
  ) throws(ExitStatus) {
    standardOutput = StandardOutput(whenClosed: whenClosed)
    let target = try path.flatMap { $0 == "-" ? nil : $0 }.map(Target.init)
    (file, temporary, handle) = (target?.file, target?.temporary, target?.handle)
  }

  /// A file opened for writing.
  private struct Target {
    var file: URL
    /// What is written to and renamed in the end; `nil` for a device or pipe.
    var temporary: URL?
    var handle: FileHandle

    init(_ path: String) throws(ExitStatus) {
      // What a link leads to is replaced, not the link.
      file = URL(filePath: path).resolvingSymlinksInPath()
      let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)
      let kind = attributes?[.type] as? FileAttributeType
      if path.isEmpty || path.hasSuffix("/") || kind == .typeDirectory {
        StandardError.write("vigie: cannot write to '\(path)': it is a folder; name a file in it")
        throw .failure
      }
      // A device or a named pipe is written to; there is nothing to replace.
      if kind == nil || kind == .typeRegular {
        let hidden = ".\(file.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier).tmp"
        let new = file.deletingLastPathComponent().appending(path: hidden)
        // A file that is replaced keeps its permissions.
        let permissions = attributes?[.posixPermissions].map {
          [FileAttributeKey.posixPermissions: $0]
        }
        _ = FileManager.default.createFile(
          atPath: new.path, contents: nil, attributes: permissions)
        temporary = new
      }
      guard let handle = try? FileHandle(forWritingTo: temporary ?? file) else {
        StandardError.write(
          "vigie: cannot write to '\(path)': is its folder there, and writable?")
        throw .failure
      }
      self.handle = handle
    }
  }

  /// Whether a file of this name would be written over one of the others.
  static func replaces(anyOf inputs: [String], _ output: String) -> Bool {
    func real(_ path: String) -> String { URL(filePath: path).resolvingSymlinksInPath().path }
    let file = real(output)
    // What is no plain file is not replaced.
    let attributes = try? FileManager.default.attributesOfItem(atPath: file)
    guard attributes?[.type] as? FileAttributeType == .typeRegular else { return false }
    return inputs.contains { $0 != "-" && real($0) == file }
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
    guard let file, let handle else { return }
    do {
      guard let temporary else {
        try handle.close()
        return
      }
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
