internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import NIOCore
internal import NIOHTTPTypes
internal import NIOHTTPTypesHTTP1

/// HTTP/1.1 connections whose limits are kept.
struct ServiceChannel: ServerChildChannel {
  typealias Value = HTTP1Channel.Value

  private let base: HTTP1Channel

  init(
    limits: ServiceLimits, observer: any ConnectionObserver,
    responder: @escaping HTTPChannelHandler.Responder
  ) {
    base = HTTP1Channel(
      responder: responder,
      configuration: .init(
        additionalChannelHandlers: [ConnectionGuard(limits: limits, observer: observer)],
        httpDecoderConfiguration: .init(
          maxHeaderFieldSize: limits.headerFieldSize, maxHeaderListSize: limits.headerSize,
          maxHeaderFieldCount: limits.headerCount)))
  }

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
    // Answers to a batch pile up so far before the service stops reading; a client that sends all of
    // it before it reads needs some of that.
    channel.setOption(
      .writeBufferWaterMark, value: .init(low: 128 << 10, high: 512 << 10)
    ).flatMap {
      channel.setOption(.tcpOption(.tcp_nodelay), value: 1).recover { _ in }
    }.flatMap {
      base.setup(channel: channel, logger: logger)
    }.flatMapThrowing { value in
      let pipeline = channel.pipeline.syncOperations
      let codec = try pipeline.handler(type: HTTP1ToHTTPServerCodec.self)
      try pipeline.addHandler(VersionGuard(), position: .before(codec))
      return value
    }
  }

  func handle(value: Value, logger: Logger) async {
    await base.handle(value: value, logger: logger)
  }
}

/// What happens to connections below the level of requests.
protocol ConnectionObserver: Sendable {
  func connectionOpened()
  func connectionClosed()
  /// A request that was answered with a problem before it reached a route.
  func refused(_ problem: Problem, from address: SocketAddress?)
}
