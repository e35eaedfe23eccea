import Foundation
import Testing

@testable import VigiePipeline

/// What the process has in memory, in bytes; `nil` where the system does not tell.
private func residentBytes() -> Int? {
  let pages = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")
  return pages?.dropFirst().first.flatMap { Int($0) }.map { $0 * Int(getpagesize()) }
}

struct FreedMemoryTests {
  #if canImport(Glibc)
  @Test("freed memory between what is in use is given back")
  func giveBack() throws {
    var blocks = (0..<(128 << 10)).map { _ in [UInt8](repeating: 1, count: 1 << 10) }
    let full = try #require(residentBytes())
    // What stays keeps the library from giving back by itself what lies before it.
    blocks = blocks.enumerated().filter { $0.offset % 1000 == 999 }.map(\.element)
    FreedMemory.giveBack()
    let now = try #require(residentBytes())
    #expect(full - now > 64 << 20)
    #expect(blocks.count == 131)
  }
  #endif
}
