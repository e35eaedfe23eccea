internal import NIOCore
internal import NIOHTTP1

/// Keeps to what depends on the version of HTTP, of which requests know nothing: with HTTP/1.0 the end of
/// an answer is the end of the connection, with HTTP/1.1 there is one Host; and no coding but that of chunks
/// is undone on the way (RFC 9112, 6.1).
final class VersionGuard: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart
  typealias OutboundIn = HTTPServerResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  struct InvalidHost: Error {}
  struct UnknownCoding: Error {}

  private var isOld = false

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard case .head(var head) = unwrapInboundIn(data) else {
      context.fireChannelRead(data)
      return
    }
    isOld = head.version.minor < 1
    if isOld {
      head.headers.replaceOrAdd(name: "Connection", value: "close")
    } else if head.headers[canonicalForm: "host"].count != 1 || Self.lacksHost(head.uri) {
      context.fireErrorCaught(InvalidHost())
      return
    }
    let codings = head.headers[canonicalForm: "transfer-encoding"]
    guard
      !head.headers.contains(name: "transfer-encoding")
        || !codings.isEmpty && codings.allSatisfy({ $0.lowercased() == "chunked" })
    else {
      context.fireErrorCaught(UnknownCoding())
      return
    }
    context.fireChannelRead(wrapInboundOut(.head(head)))
  }

  /// Whether a target such as `http:///tag` has a scheme and no host.
  private static func lacksHost(_ target: String) -> Bool {
    guard let scheme = target.firstRange(of: "://"), !target.hasPrefix("/") else { return false }
    return target[scheme.upperBound...].first.map { "/?#:".contains($0) } ?? true
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard isOld, case .head(var head) = unwrapOutboundIn(data) else {
      context.write(data, promise: promise)
      return
    }
    // Without chunks, then.
    head.version = .http1_0
    context.write(wrapOutboundOut(.head(head)), promise: promise)
  }
}
