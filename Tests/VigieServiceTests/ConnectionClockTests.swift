import NIOCore
import Testing

@testable import VigieService

struct ConnectionClockTests {
  private let start = NIODeadline.uptimeNanoseconds(1_000_000_000_000)

  private func clock() -> ConnectionClock {
    var limits = ServiceLimits()
    limits.headerTimeout = .seconds(10)
    limits.idleTimeout = .seconds(60)
    limits.bodyTimeout = .seconds(10)
    limits.bodyRate = 1000
    limits.writeTimeout = .seconds(30)
    return ConnectionClock(limits: limits, now: start)
  }

  @Test func headersHaveTheirTime() {
    var clock = clock()
    #expect(clock.deadline == start + .seconds(10))
    clock.enter(.nothing, now: start + .seconds(1))
    #expect(clock.deadline == nil)
    clock.enter(.nextHeader, now: start + .seconds(5))
    #expect(clock.deadline == start + .seconds(65))
  }

  @Test func ofBodiesOnlyTheWaitCounts() {
    var clock = clock()
    clock.beginWaiting(now: start)
    clock.enter(.body, now: start + .seconds(4))
    // Waiting began before the body did.
    #expect(clock.deadline == start + .seconds(14))
    clock.endWaiting(now: start + .seconds(6))
    // The service is busy: no time is counted.
    #expect(clock.deadline == nil)
    clock.beginWaiting(now: start + .seconds(100))
    #expect(clock.deadline == start + .seconds(108))
    // Five seconds more for what came.
    clock.receive(5000)
    #expect(clock.deadline == start + .seconds(113))
  }

  @Test func dribblesRunOut() {
    var clock = clock()
    clock.enter(.body, now: start)
    var now = start
    // A byte every second never reaches the rate.
    for _ in 0..<9 {
      clock.beginWaiting(now: now)
      now = now + .seconds(1)
      #expect(clock.deadline! > now)
      clock.receive(1)
      clock.endWaiting(now: now)
    }
    clock.beginWaiting(now: now)
    #expect(clock.deadline! < now + .milliseconds(1010))
  }

  @Test func unreadAnswersRunOut() {
    var clock = clock()
    clock.enter(.nothing, now: start)
    clock.stall(true, now: start + .seconds(1))
    clock.stall(true, now: start + .seconds(20))
    #expect(clock.deadline == start + .seconds(31))
    #expect(clock.isStalled(now: start + .seconds(31)))
    clock.stall(false, now: start + .seconds(25))
    #expect(clock.deadline == nil)
  }

  @Test func nothingFollowsAFarewell() {
    var clock = clock()
    clock.enter(.farewell, now: start)
    clock.enter(.nextHeader, now: start)
    #expect(clock.phase == .farewell)
    #expect(clock.deadline == start + ConnectionClock.farewell)
  }
}
