import VigieOutput

/// How many documents are done, on one line of standard error that is written over.
struct Progress {
  private let isShown: Bool
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var lastShown: ContinuousClock.Instant
  private var done = 0
  private var hasShown = false

  init(isShown: Bool) {
    self.isShown = isShown
    start = clock.now
    lastShown = start
  }

  mutating func advance(by count: Int) {
    done += count
    // Nothing is shown of what is done in a moment.
    guard isShown, clock.now - lastShown > .milliseconds(500) else { return }
    lastShown = clock.now
    hasShown = true
    StandardError.writePart(
      "\r\(done.counted("document")), \((clock.now - start).components.seconds) s ")
  }

  func finish() {
    if hasShown { StandardError.writePart("\r\u{1B}[K") }
  }
}
