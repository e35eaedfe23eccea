import HTTPTypes
import NIOCore
import ServiceLifecycle
import Testing
import VigiePipeline
import VigieRules

@testable import VigieService

struct ShutdownTests {
  /// Not ready first, then no more connections; what is in flight is answered.
  @Test func stopsInOrder() async throws {
    var limits = ServiceLimits()
    limits.drainDelay = .seconds(4)
    let (ports, continuation) = AsyncStream<Int>.makeStream()
    let service = try ServiceFixture.service(limits: limits) { continuation.yield($0) }
    let group = ServiceGroup(
      configuration: .init(services: [service], logger: ServiceFixture.quiet))
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      let port = try #require(await ports.first { _ in true })
      let ready = "GET /ready HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"
      #expect(try await RawConnection.exchange(port, [ready]).status == 200)

      // A request that takes its time, and a batch of which the end is not yet sent.
      async let slow = RawConnection.exchange(
        port,
        [
          "POST /tag HTTP/1.1\r\nHost: h\r\nContent-Type: text/plain\r\nContent-Length: 18\r\n\r\nElection "
        ]
          + ["meddling."], pause: .milliseconds(1500))
      async let batch = RawConnection.exchange(
        port,
        [
          "POST /tag/batch HTTP/1.1\r\nHost: h\r\nContent-Type: application/x-ndjson\r\nContent-Length: 54\r\n\r\n",
          "{\"text\": \"Stolen papers.\"}\n", "{\"text\": \"Stolen papers.\"}\n",
        ], pause: .milliseconds(800))
      try await Task.sleep(for: .milliseconds(200))
      await group.triggerGracefulShutdown()
      var draining = try await RawConnection.exchange(port, [ready])
      for _ in 0..<20 where draining.status == 200 {
        try await Task.sleep(for: .milliseconds(100))
        draining = try await RawConnection.exchange(port, [ready])
      }
      #expect(draining.status == 503)
      #expect(draining.text.contains("\"code\":\"stopping\""))

      let first = try await slow
      #expect(first.status == 200)
      #expect(first.text.contains("threat/meddling"))
      let second = try await batch
      #expect(second.text.hasSuffix("0\r\n\r\n"))
      try await tasks.waitForAll()
      await #expect(throws: (any Error).self) { try await RawConnection.exchange(port, [ready]) }
    }
  }

  @Test func theFullQueueRefuses() async throws {
    let pool = WorkerPool(workers: 1, capacity: 2)
    defer { pool.shutDown() }
    let rules = LiveRules(try ServiceFixture.rules(), paths: []).current
    let results = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<20 {
        group.addTask {
          do throws(WorkerPool.Refusal) {
            return try await pool.run(with: rules) { _ in
              // Long enough for all others to come.
              let end = ContinuousClock.now + .milliseconds(100)
              while ContinuousClock.now < end {}
              return true
            }
          } catch {
            return false
          }
        }
      }
      return await group.reduce(into: [Bool]()) { $0.append($1) }
    }
    let done = results.count { $0 }
    #expect((2...4).contains(done), "\(done)")
    let problem = pool.problem(of: .queueIsFull(waiting: 2))
    #expect(problem.status == .tooManyRequests)
    #expect(problem.headers[.retryAfter].flatMap { Int($0) } ?? 0 >= 1)
  }

  @Test func batchesBeyondTheLimitAreRefused() async throws {
    var limits = ServiceLimits()
    limits.batches = 1
    try await ServiceFixture.serving(limits: limits) { service, port in
      let head =
        "POST /tag/batch HTTP/1.1\r\nHost: h\r\nContent-Type: application/x-ndjson\r\nContent-Length: 1\r\n\r\n"
      async let first = RawConnection.exchange(
        port, [head, "\n"], pause: .seconds(2), patience: .milliseconds(300))
      for _ in 0..<200 where service.slots.count < 1 { try await Task.sleep(for: .milliseconds(5)) }
      let second = try await RawConnection.exchange(
        port, [head + "\n"], patience: .milliseconds(300))
      #expect(second.status == 429)
      #expect(second.text.lowercased().contains("retry-after: 5"))
      #expect(try await first.status == 200)
      // The first has given its place back.
      let third = try await RawConnection.exchange(
        port, [head + "\n"], patience: .milliseconds(300))
      #expect(third.status == 200)
    }
  }

  @Test func memoryForBodiesIsBounded() {
    let held = HeldBytes(limit: 100)
    #expect(held.take(60))
    #expect(!held.take(50))
    #expect(held.take(40))
    held.giveBack(60)
    #expect(held.count == 40)
  }

  @Test func queueIsFirstInFirstOut() {
    var queue = Queue<Int>()
    var expected = 0
    for number in 0..<1000 {
      queue.append(number)
      if number % 3 > 0 {
        #expect(queue.popFirst() == expected)
        expected += 1
      }
    }
    #expect(queue.count == 1000 - expected)
    while let next = queue.popFirst() {
      #expect(next == expected)
      expected += 1
    }
    #expect(expected == 1000)
  }
}
