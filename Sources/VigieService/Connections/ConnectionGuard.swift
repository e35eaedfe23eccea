internal import HTTPTypes
internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTPTypes

/// What whoever reads a body gets in place of the rest.
struct BodyCutOff: Error {
  var problem: Problem
}

/// Ends connections whose clients are too slow or do not speak HTTP, with an answer where one can
/// still be given.
///
/// It stands between the HTTP codec and the requests, and sees every part of both.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  /// Of what a client sends after the end, so much is read and thrown away, so that it sees the answer.
  private static let mostDiscarded = 64 << 20

  private let limits: ServiceLimits
  private let observer: any ConnectionObserver
  private var clock: ConnectionClock
  private var timer: Scheduled<Void>?
  private var timerDeadline: NIODeadline?

  /// Requests that have no whole answer yet.
  private var unanswered = 0
  /// Whether a request is not read to its end.
  private var isReading = false
  private var hasAnswerBegun = false
  /// Whether the client was told that the connection ends with this answer, or asked for it.
  private var endsAfterAnswer = false
  private var isQuiescing = false
  /// What is wrong behind requests that have no answer yet: said once they have.
  private var deferred: Problem?
  /// Whether the last answer is given, and what comes is thrown away.
  private var isEnding = false
  private var discarded = 0

  init(limits: ServiceLimits, observer: any ConnectionObserver) {
    self.limits = limits
    self.observer = observer
    clock = ConnectionClock(limits: limits, now: .now())
  }

  func handlerAdded(context: ChannelHandlerContext) {
    observer.connectionOpened()
    clock = ConnectionClock(limits: limits, now: .now())
    schedule(context)
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    observer.connectionClosed()
    timer?.cancel()
    timer = nil
  }

  // MARK: From the client

  func read(context: ChannelHandlerContext) {
    clock.beginWaiting(now: .now())
    schedule(context)
    context.read()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let part = unwrapInboundIn(data)
    // Behind a request that is to be the last, nothing is read.
    if isEnding || deferred != nil || endsAfterAnswer && !isReading {
      return discard(part, context)
    }
    let now = NIODeadline.now()
    clock.endWaiting(now: now)
    switch part {
    case .head(let head):
      unanswered += 1
      isReading = true
      clock.enter(.body, now: now)
      if head.asksForEnd { endsAfterAnswer = true }
      if !expect(head, context) { return }
    case .body(let buffer): clock.receive(buffer.readableBytes)
    case .end:
      isReading = false
      clock.enter(unanswered > 0 ? .nothing : .nextHeader, now: now)
    }
    schedule(context)
    context.fireChannelRead(data)
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    clock.endWaiting(now: .now())
    if isEnding { context.read() }
    context.fireChannelReadComplete()
  }

  /// Answers a client that asks whether to send its body.
  private func expect(_ head: HTTPRequest, _ context: ChannelHandlerContext) -> Bool {
    guard let expected = head.headerFields[.expect] else { return true }
    guard expected.lowercased() == "100-continue" else {
      answer(
        Problem(
          .expectationFailed, "unknown-expectation", "expected '100-continue' as expectation"),
        context)
      return false
    }
    let length = head.headerFields.statedLength ?? 0
    if unanswered == 1, length <= limits.bodySize {
      context.writeAndFlush(wrapOutboundOut(.head(HTTPResponse(status: .continue))), promise: nil)
    }
    return true
  }

  private func discard(_ part: HTTPRequestPart, _ context: ChannelHandlerContext) {
    guard case .body(let buffer) = part else { return }
    discarded += buffer.readableBytes
    if discarded > Self.mostDiscarded { context.close(promise: nil) }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    // What went wrong below HTTP cannot be answered.
    guard !(error is IOError), !(error is ChannelError) else {
      context.fireErrorCaught(error)
      return
    }
    guard !isEnding, deferred == nil else { return }
    if error is VersionGuard.UnknownCoding {
      answer(
        Problem(
          .notImplemented, "unknown-transfer-coding",
          "no transfer coding but 'chunked' is understood"),
        context)
    } else if case HTTPParserError.headerOverflow = error {
      answer(
        Problem(
          .requestHeaderFieldsTooLarge, "header-too-large",
          "header is longer than \(limits.headerSize) bytes, a field of it longer than "
            + "\(limits.headerFieldSize), or it has more than \(limits.headerCount) fields"),
        context)
    } else {
      answer(Problem(.badRequest, "invalid-http", Self.detail(of: error)), context)
    }
  }

  private static func detail(of error: any Error) -> String {
    switch error {
    case is VersionGuard.InvalidHost: "a request of HTTP/1.1 has one field 'Host', with a name"
    case HTTPParserError.unexpectedContentLength, HTTPParserError.invalidContentLength:
      "'Content-Length' is no number, there twice, or beside 'Transfer-Encoding'"
    default: "what came is not HTTP/1.1"
    }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event is ChannelShouldQuiesceEvent { isQuiescing = true }
    context.fireUserInboundEventTriggered(event)
  }

  // MARK: To the client

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    // The answer to a request that was given another one here.
    guard !isEnding else {
      promise?.succeed()
      return
    }
    switch unwrapOutboundIn(data) {
    case .head(var head):
      hasAnswerBegun = true
      // After an error, nobody reads the rest of the body.
      if isQuiescing || endsAfterAnswer || (isReading && head.status.code >= 400) {
        endsAfterAnswer = true
        head.headerFields[.connection] = "close"
      }
      context.write(wrapOutboundOut(.head(head)), promise: promise)
    case .body:
      context.write(data, promise: promise)
    case .end:
      context.write(data, promise: promise)
      hasAnswerBegun = false
      unanswered -= 1
      if endsAfterAnswer, unanswered == 0 || isReading {
        end(context)
      } else if unanswered == 0, let deferred {
        send(deferred, context)
      } else if unanswered == 0, !isReading {
        clock.enter(.nextHeader, now: .now())
        schedule(context)
      }
    }
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    clock.stall(!context.channel.isWritable, now: .now())
    schedule(context)
    context.fireChannelWritabilityChanged()
  }

  /// Answers in place of a route, and ends the connection.
  private func answer(_ problem: Problem, _ context: ChannelHandlerContext) {
    // Where an answer is under way, or an earlier request has none, this one would be taken for it.
    if !isReading, unanswered > 0 {
      deferred = problem
      return
    }
    defer { cutOff(problem, context) }
    guard !hasAnswerBegun, unanswered <= (isReading ? 1 : 0) else {
      context.close(promise: nil)
      return
    }
    send(problem, context)
  }

  private func send(_ problem: Problem, _ context: ChannelHandlerContext) {
    if !isReading { observer.refused(problem, from: context.channel.remoteAddress) }
    let body = problem.json
    var head = HTTPResponse(status: problem.status, headerFields: problem.headers)
    head.headerFields[.contentType] = ProblemResponse.mediaType
    head.headerFields[.contentLength] = String(body.count)
    head.headerFields[.connection] = "close"
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    context.write(wrapOutboundOut(.body(ByteBuffer(bytes: body))), promise: nil)
    context.write(wrapOutboundOut(.end(nil)), promise: nil)
    end(context)
  }

  /// Tells whoever reads the body of a request that there will be no more of it.
  private func cutOff(_ problem: Problem, _ context: ChannelHandlerContext) {
    guard isReading else { return }
    isReading = false
    context.fireErrorCaught(BodyCutOff(problem: problem))
  }

  /// Sends what is left to send, says that no more comes, and waits a little for the client to close:
  /// closing at once while it still sends could take the answer from it.
  private func end(_ context: ChannelHandlerContext) {
    isEnding = true
    clock.enter(.farewell, now: .now())
    context.flush()
    context.close(mode: .output, promise: nil)
    schedule(context)
    context.read()
  }

  // MARK: Time

  private func schedule(_ context: ChannelHandlerContext) {
    guard let deadline = clock.deadline else { return }
    // One that rings too early looks again; most requests need no new one.
    if let timerDeadline, timerDeadline <= deadline { return }
    timer?.cancel()
    timerDeadline = deadline
    timer = context.eventLoop.assumeIsolated().scheduleTask(deadline: deadline) { [self] in
      timer = nil
      timerDeadline = nil
      ring(context)
    }
  }

  private func ring(_ context: ChannelHandlerContext) {
    let now = NIODeadline.now()
    guard let deadline = clock.deadline else { return }
    guard deadline <= now else { return schedule(context) }
    switch clock.phase {
    case _ where clock.isStalled(now: now): context.close(promise: nil)
    case .firstHeader:
      answer(
        Problem(.requestTimeout, "header-timeout", "the header did not come in time"), context)
    case .body:
      answer(Problem(.requestTimeout, "body-timeout", "the body did not come in time"), context)
    case .nextHeader, .farewell, .nothing: context.close(promise: nil)
    }
  }
}
