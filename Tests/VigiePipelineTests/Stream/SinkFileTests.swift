import Foundation
import Testing

@testable import VigiePipeline

/// Runs that open one file at the same time, in each order in which that can go wrong.
struct SinkFileTests {
  private let path = FileManager.default.temporaryDirectory.appending(path: "vigie-\(UUID())").path

  private func open() throws -> SinkFile { try SinkFile(opening: path, for: .updating) }
  private var isThere: Bool { FileManager.default.fileExists(atPath: path) }

  @Test("who made a file and cannot begin removes it, and no file that was there before")
  func removal() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let first = try open()
    #expect(first.claim(.exclusive) == .granted)
    first.discard()
    #expect(!isThere)
    try Data("old".utf8).write(to: URL(filePath: path))
    let second = try open()
    #expect(second.claim(.exclusive) == .granted)
    second.discard()
    #expect(isThere)
  }

  @Test("who made a file does not remove it when another run has it")
  func loser() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let maker = try open()
    let winner = try open()
    #expect(winner.claim(.exclusive) == .granted)
    #expect(maker.claim(.exclusive) == .refused)
    maker.discard()
    #expect(isThere)
  }

  @Test("who opened a file that its maker removed opens it again")
  func removedMeanwhile() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let maker = try open()
    let other = try open()
    #expect(maker.claim(.exclusive) == .granted)
    maker.discard()
    maker.descriptor.closeFile()
    #expect(other.claim(.exclusive) == .gone)
    let again = try open()
    #expect(again.claim(.exclusive) == .granted && isThere)
    // The one that has gone is not in its place.
    other.discard()
    #expect(isThere)
  }

  @Test("several runs add to one file, none of them removes it, and nobody writes over it")
  func shared() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let maker = try SinkFile(opening: path, for: .appending)
    let other = try SinkFile(opening: path, for: .appending)
    #expect(maker.claim(.shared) == .granted && other.claim(.shared) == .granted)
    maker.discard()
    #expect(isThere)
    #expect(try open().claim(.exclusive) == .refused)
  }
}
