import Foundation

/// Where results go: standard output, a device or pipe, or a file that is there in full or not at all.
struct OutputDestination: ~Copyable {
  private var standardOutput: StandardOutput
  private let file: URL?
  /// What is written to and named in the end; `nil` for a device or pipe.
  private let temporary: TemporaryFile?
  private var handle: FileHandle?

  /// - Parameters:
  ///   - path: `nil` or `-` for standard output.
  ///   - whenClosed: what is done when nobody reads it any more.
  init(
    _ path: String?, whenClosed: StandardOutput.ClosedPipe = .goOn
  ) throws(ExitStatus) {
    // What a link leads to is replaced, not the link.
    let file = path.flatMap { $0 == "-" ? nil : URL(filePath: $0).resolvingSymlinksInPath() }
    var temporary: TemporaryFile?
    var handle: FileHandle?
    if let path, let file {
      let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)
      let kind = attributes?[.type] as? FileAttributeType
      if path.isEmpty || path.hasSuffix("/") || kind == .typeDirectory {
        StandardError.write("vigie: cannot write to '\(path)': it is a folder; name a file in it")
        throw .failure
      }
      // A device or a named pipe is written to; there is nothing to replace.
      if kind == nil || kind == .typeRegular {
        let new = TemporaryFile(beside: file)
        // A file that is replaced keeps its permissions.
        let permissions = attributes?[.posixPermissions].map {
          [FileAttributeKey.posixPermissions: $0]
        }
        _ = FileManager.default.createFile(
          atPath: new.url.path, contents: nil, attributes: permissions)
        handle = try? FileHandle(forWritingTo: new.url)
        temporary = consume new
      } else {
        handle = try? FileHandle(forWritingTo: file)
      }
      if handle == nil {
        StandardError.write(
          "vigie: cannot write to '\(path)': is its folder there, and writable?")
        throw .failure
      }
    }
    standardOutput = StandardOutput(whenClosed: whenClosed)
    self.file = file
    self.temporary = temporary
    self.handle = handle
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
      if temporary != nil { try handle.synchronize() }
      try handle.close()
      guard temporary?.rename(to: file) ?? true else { throw CocoaError(.fileWriteUnknown) }
    } catch {
      throw failed(error)
    }
    self.handle = nil
  }

  private func failed(_ error: any Error) -> ExitStatus {
    var reason = error.localizedDescription[...]
    if reason.hasSuffix(".") { reason.removeLast() }
    StandardError.write("vigie: cannot write '\(file?.path ?? "")': \(reason); nothing was changed")
    return .failure
  }
}
