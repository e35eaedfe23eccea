internal import Foundation

/// Bytes that come piece by piece, from an open file or from memory.
final class ByteSource {
  private static let pieceSize = 1 << 20

  private let handle: FileHandle?
  private var pending: [UInt8]
  private let closes: Bool

  init(path: String) throws {
    handle = try FileHandle(forReadingFrom: URL(filePath: path))
    pending = []
    closes = true
  }

  init(standardInput: Void) {
    handle = .standardInput
    pending = []
    closes = false
  }

  init(_ bytes: [UInt8]) {
    handle = nil
    pending = bytes
    closes = false
  }

  deinit {
    if closes { try? handle?.close() }
  }

  /// The next piece; empty at the end.
  func read() throws -> [UInt8] {
    if !pending.isEmpty {
      defer { pending = [] }
      return pending
    }
    return try handle?.read(upToCount: Self.pieceSize).map { [UInt8]($0) } ?? []
  }

  /// The first bytes, which the next call of `read` gives again.
  func peek() throws -> [UInt8] {
    if pending.isEmpty { pending = try read() }
    return pending
  }

  /// All that is left, or `nil` where that is more than `limit`.
  ///
  /// - Parameter size: how much is expected, so that no time and room is lost in growing.
  func readAll(limit: Int, expecting size: Int) throws -> [UInt8]? {
    var bytes = try read()
    var next = try read()
    if next.isEmpty { return bytes.count <= limit ? bytes : nil }
    bytes.reserveCapacity(min(size, limit) + 1)
    while !next.isEmpty {
      guard bytes.count + next.count <= limit else { return nil }
      bytes.append(contentsOf: next)
      next = try read()
    }
    return bytes.count <= limit ? bytes : nil
  }
}
