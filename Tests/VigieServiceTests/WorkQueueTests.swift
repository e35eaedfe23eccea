import Testing
import VigieCore
import VigiePipeline

@testable import VigieService

/// Large documents wait for one another, and small ones for none of them.
struct WorkQueueTests {
  private static let megabyte = 1 << 20

  @Test func fewLargeDocumentsAreWorkedOnAtATime() throws {
    let rules = LiveRules(try ServiceFixture.rules(), paths: []).current
    var queue = WorkQueue()
    let sizes = [8, 8, 8, 0, 20, 0].map { $0 * Self.megabyte + 1 }
    for size in sizes { queue.append(WorkQueue.Job(rules: rules, size: size) { _ in }) }
    func next() -> Int? { queue.popFirst().map { $0.size / Self.megabyte } }
    // In order, but for what does not fit beside the first.
    #expect(next() == 8)
    let first = WorkQueue.Job(rules: rules, size: sizes[0]) { _ in }
    #expect(next() == 0)
    #expect(next() == 0)
    #expect(next() == nil)
    #expect(queue.count == 3)
    queue.finish(first)
    #expect(next() == 8)
    queue.finish(first)
    #expect(next() == 8)
    #expect(next() == nil)
    queue.finish(first)
    // What is larger than all that is allowed is worked on alone.
    #expect(next() == 20)
    #expect(queue.count == 0)
  }
}
