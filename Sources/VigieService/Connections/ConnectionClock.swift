internal import NIOCore

/// When a connection has waited long enough for its client.
///
/// Times are given by the caller, so that a test need not wait.
struct ConnectionClock {
  /// What the service is waiting for.
  enum Phase: Equatable {
    /// A first header.
    case firstHeader
    /// Another header, after an answer.
    case nextHeader
    case body
    /// Nothing: an answer is being worked out.
    case nothing
    /// The client, to close a connection that the service has ended.
    case farewell
  }

  /// How long a client has to close a connection that it was asked to close.
  static let farewell = TimeAmount.seconds(2)

  private(set) var phase = Phase.firstHeader
  private let limits: ServiceLimits
  /// When the phase began.
  private var start: NIODeadline
  /// Of the body: bytes that came, and the time waited for them.
  private var received = 0
  private var waited = TimeAmount.zero
  /// Since when the body is being waited for, if it is.
  private var waitingSince: NIODeadline?
  /// Since when the client has left answers standing, if it has.
  private var stalledSince: NIODeadline?

  init(limits: ServiceLimits, now: NIODeadline) {
    self.limits = limits
    start = now
  }

  mutating func enter(_ phase: Phase, now: NIODeadline) {
    guard self.phase != .farewell else { return }
    self.phase = phase
    start = now
    received = 0
    waited = .zero
  }

  mutating func receive(_ bytes: Int) { received += bytes }

  mutating func beginWaiting(now: NIODeadline) {
    if waitingSince == nil { waitingSince = now }
  }

  mutating func endWaiting(now: NIODeadline) {
    guard let since = waitingSince else { return }
    waitingSince = nil
    if phase == .body { waited = waited + (now - max(since, start)) }
  }

  mutating func stall(_ isStalled: Bool, now: NIODeadline) {
    stalledSince = isStalled ? stalledSince ?? now : nil
  }

  /// When the connection is to be given up if nothing happens until then.
  var deadline: NIODeadline? {
    let ofPhase: NIODeadline? =
      switch phase {
      case .firstHeader: start + TimeAmount(limits.headerTimeout)
      case .nextHeader: start + TimeAmount(limits.idleTimeout)
      case .farewell: start + Self.farewell
      case .nothing: nil
      case .body:
        waitingSince.map { max($0, start) + (allowedForBody - waited) }
      }
    guard let stalledSince else { return ofPhase }
    let ofWriting = stalledSince + TimeAmount(limits.writeTimeout)
    return ofPhase.map { min($0, ofWriting) } ?? ofWriting
  }

  /// Whether what ran out is the client's reading of answers.
  func isStalled(now: NIODeadline) -> Bool {
    stalledSince.map { now >= $0 + TimeAmount(limits.writeTimeout) } ?? false
  }

  private var allowedForBody: TimeAmount {
    TimeAmount(limits.bodyTimeout)
      + .nanoseconds(Int64(Double(received) / Double(max(1, limits.bodyRate)) * 1e9))
  }
}
