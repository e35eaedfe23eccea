internal import Hummingbird
internal import NIOCore

/// What belongs to one request besides the request.
struct ServiceContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// Where the request came from; `nil` in tests without a connection.
  let address: SocketAddress?

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    address = source.channel.remoteAddress
  }
}
